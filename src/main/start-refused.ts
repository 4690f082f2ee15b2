// The program cannot go on, and the operator can mend it: printed as a sentence, without a stack.
export class StartRefused extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}
