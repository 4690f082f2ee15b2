import { type AuditReport, verifyAudit } from '#core/audit/verify-audit.ts'
import { type AnswersReport, checkAnswers } from '#core/exchange/returns/check-answers.ts'
import { type ReturnsReport, verifyReturns } from '#core/exchange/returns/verify-returns.ts'
import { type CopiesReport, verifyCopies } from '#core/receipts/verify-copies.ts'
import { type Command, exitCodes } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'

const usage = 'doctor [--audit-head <hex>]'

export const doctorCommand: Command = {
  usage,
  summary: 'verify the audit trail, kept receipts and return packages; exit 1 if one is wrong',
  async run(args, config, terminal) {
    const asked = readCommandLine(args, { 'audit-head': { type: 'string' } }, 0)
    if (!asked) return tellUsage(terminal, usage)
    const parts = await openParts(config, terminal)
    try {
      const db = parts.databases.owner
      const knownHead = asked.values['audit-head']
      const audit = await verifyAudit({ db, ...(knownHead === undefined ? {} : { knownHead }) })
      const copies = await verifyCopies({ db, files: parts.files })
      const returns = await verifyReturns({ db })
      const answers = await checkAnswers({ db })
      const stored = [...auditLines(audit), ...copyLines(copies), ...returnLines(returns)]
      const lines = [...stored, ...answerLines(answers)]
      for (const line of lines) terminal.out(`${line}\n`)
      const damaged = copies.missing.length + copies.changed.length + copies.unreadable.length
      const wrong = audit.faults.length + damaged + returns.faults.length
      return wrong === 0 ? exitCodes.done : exitCodes.refused
    } finally {
      await parts.databases.close()
    }
  },
}

function auditLines({ seals, rows, unsealed, head, faults }: AuditReport): string[] {
  return [
    `Audit trail: ${rows} rows under ${seals} seals, ${unsealed} not yet sealed.`,
    // Written down elsewhere, it shows later whether the tail was cut off.
    `Head of the chain: ${head}`,
    ...faults.map(
      ({ kind, sealNumber, auditId }) => `WRONG: ${kind}, seal ${sealNumber} ${auditId ?? ''}`,
    ),
  ]
}

function copyLines({ checked, missing, changed, unreadable }: CopiesReport): string[] {
  return [
    `Receipts: ${checked} copies read and compared with their hashes.`,
    ...missing.map((name) => `WRONG: the copy ${name} is missing`),
    ...unreadable.map((name) => `WRONG: the copy ${name} cannot be read`),
    ...changed.map((name) => `WRONG: the copy ${name} has changed`),
  ]
}

function returnLines({ checked, unwritten, faults }: ReturnsReport): string[] {
  return [
    `Return packages: ${checked} compared with their manifests, ${unwritten} not yet written.`,
    ...faults.map(({ kind, sequence }) => `WRONG: ${kind}, return package ${sequence}`),
  ]
}

// Nothing of ours is wrong where an answer is astray: billing hands it over once more.
function answerLines({ answers, stray, first }: AnswersReport): string[] {
  return [
    `Answers of billing: ${answers}, of which ${stray} reach no reading that was sent.`,
    ...first.map(
      ({ account, readingId, meterId, zone, portalReadingId }) =>
        `ASTRAY: reading ${readingId}, account ${account}, meter ${meterId} ${zone}, ` +
        `portal_reading_id ${portalReadingId}`,
    ),
  ]
}
