/**
 * Whether a description of a connection (RFC 8866) offers pictures and nothing else. Whatever ends a line
 * somewhere ends it here, so that no reader finds a section that was not looked at. Pure.
 */
export function isPictureAlone(sdp: string): boolean {
  const sections = sdp.split(/[\r\n]+/).filter((line) => line.startsWith('m='))
  return sections.length > 0 && sections.every((line) => line.startsWith('m=video '))
}
