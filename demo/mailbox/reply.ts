// What a page of the make-believe utility answers.
export type Reply = {
  readonly status?: number
  readonly type: string
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export const HTML = 'text/html; charset=utf-8'
