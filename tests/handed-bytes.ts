/** Bytes of files that pupils hand in, small and whole enough for what looks at them. */
import { crc32 } from 'node:zlib'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A packed document, or a package of nothing in particular. */
export function packedFile(kind: 'odt' | 'docx' | 'zip'): Buffer {
  switch (kind) {
    case 'odt':
      return pack('mimetype', 'application/vnd.oasis.opendocument.text')
    case 'docx':
      return pack(
        '[Content_Types].xml',
        `<Types><Override PartName="/word/document.xml" ContentType="${word}.main+xml"/></Types>`,
      )
    case 'zip':
      return pack('lisez-moi.txt', 'Bonjour.')
  }
}

/** One file, stored as it is (APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16). */
function pack(name: string, content: string): Buffer {
  const bytes = Buffer.from(content)
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt32LE(crc32(bytes), 10)
  facts.writeUInt32LE(bytes.length, 14)
  facts.writeUInt32LE(bytes.length, 18)
  facts.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), bytes])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    facts,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end])
}

/** A recording's head: of MP4 the kinds of its tracks, of WebM their codecs. */
export function recordedFile(container: 'mp4' | 'webm', tracks: readonly string[]): Buffer {
  return container === 'mp4'
    ? Buffer.concat([box('ftyp', 'isom\0\0\0\0isom'), ...tracks.map(handlerBox)])
    : Buffer.concat([
        element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm'))),
        ...tracks.map((codec) => element([0x86], Buffer.from(codec))),
      ])
}

const handlerBox = (kind: string): Buffer => box('hdlr', `\0\0\0\0\0\0\0\0${kind}`)

function box(name: string, content: string): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(8 + content.length)
  return Buffer.concat([size, Buffer.from(name + content, 'latin1')])
}

const element = (id: readonly number[], content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(id), Buffer.from([0x80 | content.length]), content])

/** A page that viewers of PDF open. */
export const smallPdf = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
)
