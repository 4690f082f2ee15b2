import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Turns } from '#platform/in-turn.ts'
import { tokenHides } from '../guards/csrf-token.ts'
import { hasForbiddenCharacters, malformedFields, noFields } from '../guards/decode-fields.ts'
import { CSRF_FIELD } from '../parts/form.ts'
import type { Failure } from '../words/failures.ts'

type ReadForm = {
  readonly form: Readonly<Record<string, string>>
  // Of the file that came with it.
  readonly uploadSha256?: Buffer
}

type UploadRules = {
  // Bytes; a route without a limit takes no file.
  readonly uploadLimit: number | undefined
  // What the token of the form must hide before its file is looked at.
  readonly csrfSecret: Buffer
  // Files are read in turn.
  readonly uploads: Turns
}

const MOST_FIELDS = 20
const LONGEST_FIELD = 8 * 1024

// The fields of a form and the hash of the one file of an upload. The file is hashed as it comes,
// piece by piece, and held nowhere.
export async function readForm(
  request: FastifyRequest,
  rules: UploadRules,
): Promise<ReadForm | { readonly failure: Failure }> {
  if (request.isMultipart()) {
    const { uploadLimit } = rules
    if (uploadLimit === undefined) return { failure: 'unknownKind' }
    return readUpload(request, { ...rules, uploadLimit }).finally(() => letGo(request))
  }
  const form = (request.body ?? noFields) as ReadForm['form']
  return form === malformedFields ? { failure: 'malformed' } : { form }
}

// Our forms begin with their token. A file that no good token comes before is not read, and the
// form goes on without it, to be refused like any other that has no token.
async function readUpload(
  request: FastifyRequest,
  { uploadLimit, csrfSecret, uploads }: UploadRules & { readonly uploadLimit: number },
): Promise<ReadForm | { readonly failure: Failure }> {
  const form: Record<string, string> = Object.create(null)
  const limits = {
    fileSize: uploadLimit,
    files: 1,
    fields: MOST_FIELDS,
    fieldSize: LONGEST_FIELD,
    parts: MOST_FIELDS + 1,
    headerPairs: 20,
  }
  let uploadSha256: Buffer | undefined
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      if (!tokenHides(csrfSecret, form[CSRF_FIELD])) return { form }
      const tooLarge = new request.server.multipartErrors.RequestFileTooLargeError()
      uploadSha256 = await uploads.take(() => hashOf(part, tooLarge))
    } else if (typeof part.value === 'string' && !(part.fieldname in form)) {
      if (hasForbiddenCharacters(part.value)) return { failure: 'malformed' }
      form[part.fieldname] = part.value
    }
  }
  return uploadSha256 === undefined ? { form } : { form, uploadSha256 }
}

// A form sent without a file chosen carries an empty one without a name.
async function hashOf(
  { file, filename }: MultipartFile,
  tooLarge: Error,
): Promise<Buffer | undefined> {
  file.once('limit', () => file.destroy(tooLarge))
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of file as AsyncIterable<Buffer>) {
    bytes += piece.length
    hash.update(piece)
  }
  return bytes === 0 && !filename ? undefined : hash.digest()
}

// What is still on its way is thrown away as it comes: a browser shows the answer only when it
// could send all. The server's limit of time for a request ends this too.
function letGo({ raw }: FastifyRequest): void {
  raw.unpipe()
  raw.resume()
}
