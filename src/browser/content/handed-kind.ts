/**
 * Which files can be handed in beside photos, as their names and types tell before anybody reads them.
 * The school looks at the bytes; this only spares a pupil a way for nothing.
 */

export type HandedKind =
  | 'pdf'
  | 'text_document'
  | 'spreadsheet'
  | 'presentation'
  | 'plain_text'
  | 'sound'

const endings: Readonly<Record<string, HandedKind>> = {
  pdf: 'pdf',
  odt: 'text_document',
  docx: 'text_document',
  ods: 'spreadsheet',
  xlsx: 'spreadsheet',
  odp: 'presentation',
  pptx: 'presentation',
  txt: 'plain_text',
  m4a: 'sound',
  mp3: 'sound',
  ogg: 'sound',
  oga: 'sound',
  opus: 'sound',
  weba: 'sound',
  webm: 'sound',
  wav: 'sound',
}

const types: readonly (readonly [RegExp, HandedKind])[] = [
  [/^application\/pdf$/u, 'pdf'],
  [/opendocument\.text$|wordprocessingml\.document$/u, 'text_document'],
  [/opendocument\.spreadsheet$|spreadsheetml\.sheet$/u, 'spreadsheet'],
  [/opendocument\.presentation$|presentationml\.presentation$/u, 'presentation'],
  [/^text\/plain(?:;|$)/u, 'plain_text'],
  [/^audio\/(?:mpeg|mp3|mp4|x-m4a|ogg|opus|webm|wav|x-wav|wave|flac)(?:;|$)/u, 'sound'],
]

/** For a file input: phones offer their recorder for `audio/*`, and their files for the endings. */
export const handedAccept = [
  ...Object.keys(endings).map((ending) => `.${ending}`),
  'application/pdf',
  'text/plain',
  'audio/*',
].join(',')

/** Null where neither the type nor the name is one of those taken. */
export function handedKindOf(name: string, type = ''): HandedKind | null {
  const byType = types.find(([pattern]) => pattern.test(type))?.[1]
  return byType ?? endings[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null
}
