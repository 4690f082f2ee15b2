import { withoutTypes } from '#platform/strip-types.ts'

// What a browser runs of a source: types, comments on lines of their own and indents are for those
// who read it.
export function strippedScript(source: string): string {
  return withoutTypes(source)
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/^\n/, '')
}
