import { crc32, deflateRawSync } from 'node:zlib'

// A writer of archives that lies where a test tells it to.
export type ZipEntry = {
  readonly name: string | Buffer
  readonly data?: Buffer
  readonly method?: number
  readonly flags?: number
  // Type and rights of a Unix file.
  readonly mode?: number
  // What the local header or the directory tells instead of the truth.
  readonly local?: ZipFields
  readonly central?: ZipFields & { readonly offset?: number }
  readonly extra?: Buffer
}

type ZipFields = {
  readonly name?: string
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  readonly compressed?: number
  readonly bytes?: number
}

export type ZipLies = {
  readonly comment?: string
  readonly before?: Buffer
  // Bytes between the directory and its end records.
  readonly gap?: Buffer
  readonly end?: { readonly count?: number; readonly size?: number; readonly offset?: number }
  readonly end64?: { readonly count?: number; readonly offset?: number }
}

const UTF8 = 0x800

export function zipBytes(entries: readonly ZipEntry[], lies: ZipLies = {}): Buffer {
  const parts: Buffer[] = [lies.before ?? Buffer.alloc(0)]
  const central: Buffer[] = []
  let at = parts[0]?.length ?? 0
  for (const entry of entries) {
    const { local, directory } = entryParts(entry, at)
    parts.push(local)
    central.push(directory)
    at += local.length
  }
  const size = central.reduce((total, part) => total + part.length, 0)
  const gap = lies.gap ?? Buffer.alloc(0)
  const truth = { count: entries.length, size, offset: at }
  const after = at + size + gap.length
  const end64 = lies.end64 ? end64Records({ ...truth, ...lies.end64 }, after) : Buffer.alloc(0)
  return Buffer.concat([
    ...parts,
    ...central,
    gap,
    end64,
    endRecord({ ...truth, ...lies.end }, lies.comment ?? ''),
  ])
}

function entryParts(entry: ZipEntry, at: number): { local: Buffer; directory: Buffer } {
  const { data = Buffer.alloc(0), method = 8, flags = UTF8, extra = Buffer.alloc(0) } = entry
  const packed = method === 8 ? deflateRawSync(data) : data
  const truth = {
    ...{ name: entry.name, method, flags },
    ...{ crc: crc32(data), compressed: packed.length, bytes: data.length },
  }
  const local = { ...truth, ...entry.local }
  const told = { ...truth, offset: at, ...entry.central }
  const localName = Buffer.from(local.name)
  const toldName = Buffer.from(told.name)
  const localHeader = Buffer.alloc(30)
  localHeader.writeUInt32LE(0x04034b50, 0)
  writeFields(localHeader, 4, local, localName.length, 0)
  const directory = Buffer.alloc(46)
  directory.writeUInt32LE(0x02014b50, 0)
  directory.writeUInt16LE(0x0300, 4)
  writeFields(directory, 6, told, toldName.length, extra.length)
  directory.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38)
  directory.writeUInt32LE(told.offset, 42)
  return {
    local: Buffer.concat([localHeader, localName, packed]),
    directory: Buffer.concat([directory, toldName, extra]),
  }
}

// The fields both headers have, in the same order.
function writeFields(
  header: Buffer,
  at: number,
  fields: Required<Omit<ZipFields, 'name'>>,
  nameLength: number,
  extraLength: number,
): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(fields.flags, at + 2)
  header.writeUInt16LE(fields.method, at + 4)
  header.writeUInt32LE(fields.crc, at + 10)
  header.writeUInt32LE(fields.compressed, at + 14)
  header.writeUInt32LE(fields.bytes, at + 18)
  header.writeUInt16LE(nameLength, at + 22)
  header.writeUInt16LE(extraLength, at + 24)
}

type End = { count: number; size: number; offset: number }

function endRecord({ count, size, offset }: End, comment: string): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, 0xffff), 8)
  end.writeUInt16LE(Math.min(count, 0xffff), 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, Buffer.from(comment, 'latin1')])
}

function end64Records({ count, size, offset }: End, at: number): Buffer {
  const records = Buffer.alloc(76)
  records.writeUInt32LE(0x06064b50, 0)
  records.writeBigUInt64LE(44n, 4)
  records.writeBigUInt64LE(BigInt(count), 24)
  records.writeBigUInt64LE(BigInt(count), 32)
  records.writeBigUInt64LE(BigInt(size), 40)
  records.writeBigUInt64LE(BigInt(offset), 48)
  records.writeUInt32LE(0x07064b50, 56)
  records.writeBigUInt64LE(BigInt(at), 64)
  records.writeUInt32LE(1, 72)
  return records
}
