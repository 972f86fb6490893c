/**
 * How an HTML element makes its words look, as marks of our content; what has no mark here
 * (colour, underlining, striking) is remarked upon.
 */
import type { TextStyle } from './content-writer.ts'
import type { RemarkList } from './gift-report.ts'
import { attributeOf, bareText, type HtmlElement } from './html-node.ts'

const markOfTag: Readonly<Record<string, TextStyle['marks'][number]>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  mark: 'strong',
  u: 'emphasis',
  ins: 'emphasis',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** The style of the words inside an element. */
export function htmlLook(node: HtmlElement, style: TextStyle, remarks: RemarkList): TextStyle {
  const css = attributeOf(node, 'style') ?? ''
  let next = style
  const mark = Object.hasOwn(markOfTag, node.tagName) ? markOfTag[node.tagName] : undefined
  if (mark !== undefined) next = withMark(next, mark)
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(css)) next = withMark(next, 'strong')
  if (/font-style\s*:\s*italic/iu.test(css)) next = withMark(next, 'emphasis')
  if (/^(?:u|ins)$/u.test(node.tagName) || /text-decoration[^;]*underline/iu.test(css)) {
    remarks.add('underline_as_emphasis')
    next = withMark(next, 'emphasis')
  }
  const struck = /^(?:s|strike|del)$/u.test(node.tagName) || /line-through/iu.test(css)
  if (struck) remarks.add('strike_lost', bareText(node))
  if (hasColour(css) || attributeOf(node, 'color') !== undefined) remarks.add('colour_dropped')
  const lang = attributeOf(node, 'lang') ?? ''
  return /^[a-z]{2,3}(-[A-Z]{2})?$/u.test(lang) ? { ...next, lang } : next
}

/** Black on white is what everyone gets anyway. */
function hasColour(css: string): boolean {
  const plain =
    /^(?:inherit|initial|transparent|none|black|white|windowtext|#0{3}|#0{6}|#f{3}|#f{6}|rgba?\((?:0, ?0, ?0|255, ?255, ?255)(?:, ?[\d.]+)?\))$/iu
  return css.split(';').some((rule) => {
    const [name, value] = rule.split(':').map((part) => part.trim())
    return /^(?:color|background|background-color)$/iu.test(name ?? '') && !plain.test(value ?? '')
  })
}

export function withMark(style: TextStyle, mark: TextStyle['marks'][number]): TextStyle {
  return style.marks.includes(mark) ? style : { ...style, marks: [...style.marks, mark] }
}
