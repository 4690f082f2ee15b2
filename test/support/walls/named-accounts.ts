// Where a statement reads or writes an account's table without naming the account: each table
// stands in a select of its own, and there its account_number must equal a parameter, or be one of
// a parameter's, whatever else the select or those around it compare.
export function unnamedIn(statement: string, tables: ReadonlySet<string>): string[] {
  return selectsOf(statement).flatMap((select) =>
    sourcesOf(select, tables).flatMap(({ table, alias }) =>
      names(select, alias) ? [] : [`${table} ${alias} in: ${select.trim()}`],
    ),
  )
}

// The statement and every select within, each without those within itself and without what stands
// in quotation marks or comments.
function selectsOf(statement: string): string[] {
  const open: { text: string; isSelect: boolean }[] = [{ text: '', isSelect: true }]
  const done: string[] = []
  const plain = statement.replaceAll(/'[^']*'/g, "''").replaceAll(/--.*/g, '')
  const tokens = /[()]|[^()]+/g
  for (const [token] of plain.matchAll(tokens)) {
    const here = open.at(-1)
    if (!here) throw new Error('a bracket closes that none opened')
    if (token === '(') open.push({ text: '', isSelect: false })
    else if (token !== ')') {
      here.isSelect ||= here.text === '' && /^\s*(select|with)\b/i.test(token)
      here.text += token
    } else {
      open.pop()
      const around = open.at(-1)
      if (!around) throw new Error('a bracket closes that none opened')
      if (here.isSelect) done.push(here.text)
      around.text += here.isSelect ? '(…)' : `(${here.text})`
    }
  }
  return [...done, open[0]?.text ?? ''].flatMap((text) =>
    text.split(/\b(?:union|intersect|except)\b/i),
  )
}

type Source = { readonly table: string; readonly alias: string }

const notAnAlias = /^(on|using|where|set|left|join|cross|order|group|limit|union|returning|values)$/

function sourcesOf(select: string, tables: ReadonlySet<string>): Source[] {
  const after =
    /(?:\b(?:from|join|into|update|using)|,)\s+(?:only\s+)?(\w+)(?:\s+(?:as\s+)?(\w+))?/gi
  return [...select.matchAll(after)].flatMap(([, table = '', word = '']) => {
    if (!tables.has(table)) return []
    return [{ table, alias: word === '' || notAnAlias.test(word) ? table : word }]
  })
}

function names(select: string, alias: string): boolean {
  // A row that is written has its account among its values.
  const written = /\binsert into (\w+)\s*\(([^)]*)\)/i.exec(select)
  if (written?.[1] === alias) return /\baccount_number\b/.test(written[2] ?? '')
  // Without an alias it is clear whose column it is, or PostgreSQL would refuse.
  const column = `(?<![\\w.])(?:${alias}\\.)?account_number`
  const compared = new RegExp(`${column}\\s*=\\s*(?:any\\s*\\(\\s*)?\\$\\d`, 'i')
  // What an `or` offers instead would name nobody.
  return compared.test(select) && !/\bor\b/i.test(withoutBrackets(select))
}

function withoutBrackets(text: string): string {
  const fewer = text.replaceAll(/\([^()]*\)/g, '')
  return fewer === text ? text : withoutBrackets(fewer)
}
