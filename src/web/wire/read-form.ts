import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { hasForbiddenCharacters, malformedFields, noFields } from '../guards/decode-fields.ts'
import type { Failure } from '../words/failures.ts'

type ReadForm = {
  readonly form: Readonly<Record<string, string>>
  readonly upload?: Buffer
}

const MOST_FIELDS = 20
const LONGEST_FIELD = 8 * 1024

// The fields of a form and the one file of an upload. A route without a limit takes no file.
export async function readForm(
  request: FastifyRequest,
  uploadLimit: number | undefined,
): Promise<ReadForm | { readonly failure: Failure }> {
  if (request.isMultipart()) {
    return uploadLimit === undefined ? { failure: 'unknownKind' } : readUpload(request, uploadLimit)
  }
  const form = (request.body ?? noFields) as ReadForm['form']
  return form === malformedFields ? { failure: 'malformed' } : { form }
}

async function readUpload(
  request: FastifyRequest,
  uploadLimit: number,
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
  let upload: Buffer | undefined
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      upload = await contentOf(part)
    } else if (typeof part.value === 'string' && !(part.fieldname in form)) {
      if (hasForbiddenCharacters(part.value)) return { failure: 'malformed' }
      form[part.fieldname] = part.value
    }
  }
  return upload === undefined ? { form } : { form, upload }
}

// A form sent without a file chosen carries an empty one without a name.
async function contentOf(part: MultipartFile): Promise<Buffer | undefined> {
  const content = await part.toBuffer()
  return content.length === 0 && !part.filename ? undefined : content
}
