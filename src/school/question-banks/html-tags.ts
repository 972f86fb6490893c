/**
 * Telling HTML tags from the less-than signs of maths and of questions about HTML: only a
 * well-formed tag of a known name is markup, everything else that begins with `<` is text.
 */

const tagNames =
  'a|abbr|acronym|address|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|legend|li|main|map|mark|math|merror|mfenced|mfrac|mi|mn|mo|mover|mpadded|mphantom|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|semantics|annotation|annotation-xml|nav|nobr|object|ol|option|o:p|p|param|path|picture|pre|q|rp|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|track|tt|u|ul|var|video|wbr'
const attribute = String.raw`\s+[a-zA-Z_:@-][\w:.-]*(?:\s*\\?=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?`

/** A regular expression's source for one opening, closing or empty tag; for flags `iu` and more. */
export const htmlTagSource = `<(?:/(?:${tagNames})\\s*|(?:${tagNames})(?:${attribute})*\\s*/?)>`

const tagOrAngle = new RegExp(`${htmlTagSource}|<!--[\\s\\S]{0,5000}?-->|<`, 'giu')
const tagName = /^<\/?([a-z][a-z0-9:-]*)/iu
/** Tags that mean something without a partner. */
const alone =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/u

/**
 * Turns every `<` that is no markup into `&lt;`. With `loose`, for text not announced as HTML, a
 * tag without a partner (`Que fait la balise <b> ?`) is text as well.
 */
export function escapeStrayAngles(text: string, loose: boolean): string {
  const partners = loose ? countPartners(text) : undefined
  return text.replace(tagOrAngle, (found) => {
    if (found === '<') return '&lt;'
    if (partners === undefined || found.startsWith('<!')) return found
    const name = tagName.exec(found)?.[1]?.toLowerCase() ?? ''
    const partner = partners.get(name)
    const paired = alone.test(name) || found.endsWith('/>') || partner === 'both'
    return paired ? found : found.replace('<', '&lt;')
  })
}

function countPartners(text: string): Map<string, 'open' | 'close' | 'both'> {
  const partners = new Map<string, 'open' | 'close' | 'both'>()
  for (const [found] of text.matchAll(tagOrAngle)) {
    const name = tagName.exec(found)?.[1]?.toLowerCase()
    if (name === undefined) continue
    const side = found.startsWith('</') ? 'close' : 'open'
    const before = partners.get(name)
    partners.set(name, before === undefined || before === side ? side : 'both')
  }
  return partners
}
