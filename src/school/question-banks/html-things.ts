/**
 * Pictures, players, links, formulas and programmes in teachers' HTML: what can come over does,
 * the rest leaves its words and a remark that names it.
 */
import { addLink, addMaths, addText, type TextStyle, type Writer } from './content-writer.ts'
import { attributeOf, bareText, type HtmlElement } from './html-node.ts'

/**
 * Writes an element that is a thing, not wording: picture, player, link, formula, programme.
 * `otherwise` writes the element's inside where the thing itself cannot come. False for all others.
 */
export function writeHtmlThing(
  node: HtmlElement,
  style: TextStyle,
  writer: Writer,
  otherwise: () => void,
): boolean {
  const { remarks } = writer
  switch (node.tagName) {
    case 'img':
    case 'svg':
      writePicture(node, style, writer)
      return true
    case 'audio':
    case 'video':
    case 'iframe':
    case 'object':
    case 'embed':
      remarks.add('media_lost', mediaName(node))
      return true
    case 'script':
    case 'noscript':
    case 'input':
    case 'textarea':
      remarks.add('active_content_lost', node.tagName)
      return true
    case 'style':
    case 'template':
      return true
    case 'a':
      writeLink(node, writer, otherwise)
      return true
    case 'math':
      writeMathml(node, style, writer)
      return true
    default:
      return false
  }
}

function writePicture(node: HtmlElement, style: TextStyle, writer: Writer): void {
  const small = ['width', 'height'].some((name) => Number(attributeOf(node, name) ?? 99) <= 2)
  if (small) {
    writer.remarks.add('image_was_decoration')
    return
  }
  const alt = attributeOf(node, 'alt')?.trim() ?? ''
  writer.remarks.add('image_lost', fileNameOf(attributeOf(node, 'src') ?? '') || alt || 'image')
  addText(writer, alt === '' ? '[image]' : `[image\u00A0: ${alt}]`, style)
}

function mediaName(node: HtmlElement): string {
  const own = attributeOf(node, 'src') ?? attributeOf(node, 'data')
  if (own !== undefined) return fileNameOf(own)
  const source = node.childNodes.find(
    (child): child is HtmlElement => 'tagName' in child && child.tagName === 'source',
  )
  return fileNameOf((source && attributeOf(source, 'src')) ?? '') || node.tagName
}

/** The last part of an address; pictures written into the text have no name. */
function fileNameOf(address: string): string {
  if (/^data:/iu.test(address)) return 'image incluse'
  const path = address.split(/[?#]/u)[0] ?? ''
  const name = path.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function writeLink(node: HtmlElement, writer: Writer, otherwise: () => void): void {
  const href = attributeOf(node, 'href')?.trim() ?? ''
  const text = bareText(node).replace(/\s+/gu, ' ').trim()
  const picture = /<(?:img|audio|video)/u.test(tagsInside(node))
  const safe = /^https:\/\/\S+$/u.test(href) && href.length <= 2_000 && URL.canParse(href)
  if (safe && text !== '' && text.length <= 500 && !picture) {
    addLink(writer, href, text)
    return
  }
  if (href !== '' && !href.startsWith('#')) {
    const isFile = href.includes('@@PLUGINFILE@@')
    writer.remarks.add(isFile ? 'media_lost' : 'link_lost', isFile ? fileNameOf(href) : href)
  }
  otherwise()
}

function tagsInside(node: HtmlElement): string {
  return node.childNodes.map((child) => ('tagName' in child ? `<${child.tagName}` : '')).join('')
}

/** MathML as Moodle's editors write it carries its TeX as an annotation; without one, bare text. */
function writeMathml(node: HtmlElement, style: TextStyle, writer: Writer): void {
  const semantics = node.childNodes.find((child) => child.nodeName === 'semantics')
  const annotation =
    semantics !== undefined && 'childNodes' in semantics
      ? semantics.childNodes.find(
          (child): child is HtmlElement =>
            'tagName' in child &&
            child.tagName === 'annotation' &&
            /tex/iu.test(attributeOf(child, 'encoding') ?? ''),
        )
      : undefined
  const tex = annotation === undefined ? '' : bareText(annotation).trim()
  if (tex !== '' && tex.length <= 2_000) {
    addMaths(writer, tex, attributeOf(node, 'display') === 'block')
    return
  }
  const text = bareText(node).replace(/\s+/gu, ' ').trim()
  if (text !== '') writer.remarks.add('mathml_flattened', text)
  addText(writer, text, style)
}
