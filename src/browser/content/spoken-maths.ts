/**
 * Puts the formulas of school mathematics into French words for the device's voice: "3 sur 4",
 * "x au carré". What it does not know it reads as it stands: a voice never falls silent.
 */

const commands: Readonly<Record<string, string>> = {
  times: 'fois',
  cdot: 'fois',
  div: 'divisé par',
  pm: 'plus ou moins',
  leq: 'inférieur ou égal à',
  le: 'inférieur ou égal à',
  leqslant: 'inférieur ou égal à',
  geq: 'supérieur ou égal à',
  ge: 'supérieur ou égal à',
  geqslant: 'supérieur ou égal à',
  neq: 'différent de',
  ne: 'différent de',
  approx: 'environ égal à',
  simeq: 'environ égal à',
  in: 'appartient à',
  pi: 'pi',
  infty: 'infini',
  to: 'vers',
  rightarrow: 'donne',
  Rightarrow: 'donc',
  iff: 'équivaut à',
  Leftrightarrow: 'équivaut à',
  leftrightarrow: 'équivaut à',
  circ: 'degrés',
  degree: 'degrés',
  parallel: 'parallèle à',
  perp: 'perpendiculaire à',
  ldots: 'et ainsi de suite',
  dots: 'et ainsi de suite',
  // A box of the formula editor.
  placeholder: 'case vide',
}

/** Commands that name what stands over or around their content. */
const named: Readonly<Record<string, string>> = {
  overrightarrow: 'vecteur',
  vec: 'vecteur',
  widehat: 'angle',
  hat: 'angle',
}

/** Commands whose limits stand below and above them. */
const bounded: Readonly<Record<string, string>> = {
  int: 'intégrale',
  sum: 'somme',
  prod: 'produit',
}

const signs: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'moins',
  '−': 'moins',
  '=': 'égale',
  '<': 'inférieur à',
  '>': 'supérieur à',
  '*': 'fois',
  '/': 'sur',
  '%': 'pour cent',
  // Columns stand under each other, and are not said.
  '&': '',
}

/** Commands that only change how their content looks. */
const looks = /^(mathbf|mathit|textbf|textit|boxed|overline|underline|mathbb)$/

class Reading {
  private readonly tokens: readonly string[]
  private at = 0

  constructor(tex: string) {
    this.tokens =
      tex.match(/\\[a-zA-Z]+|\\.|\d+(?:(?:[.,]|\{,\}|\\,|~)?\d+)*|[\p{L}]+|[^\s]/gu) ?? []
  }

  isOver(): boolean {
    return this.at >= this.tokens.length
  }

  /** Everything up to a closing brace or the end. */
  run(): string {
    const words: string[] = []
    for (let token = this.tokens[this.at]; token !== undefined; token = this.tokens[this.at]) {
      this.at += 1
      if (token === '}' || token === ']') break
      words.push(this.word(token))
    }
    return words.join(' ').replace(/\s+/g, ' ').trim()
  }

  /** Words inside a formula keep their signs: "km/h" is no division. */
  private words(): string {
    if (this.tokens[this.at] !== '{') return this.argument()
    const end = this.tokens.indexOf('}', this.at)
    const inside = this.tokens.slice(this.at + 1, end < 0 ? undefined : end)
    this.at = end < 0 ? this.tokens.length : end + 1
    return inside.join(' ').replace(/ ?([/'’-]) ?/g, '$1')
  }

  /** One argument: a group in braces or a single thing. */
  private argument(): string {
    const token = this.tokens[this.at]
    if (token === undefined) return ''
    this.at += 1
    if (token === '{') return this.run()
    // `x^23` raises x to the 2 only.
    if (/^\d\d/.test(token)) return token
    return this.word(token)
  }

  private word(token: string): string {
    if (token === '{') return this.run()
    if (token === '^') return this.power(this.argument())
    if (token === '_') return `indice ${this.argument()}`
    if (token.startsWith('\\')) return this.command(token.slice(1))
    if (/^\d/.test(token)) return token.replace(/\{,\}/g, ',').replace(/\\,|~/g, '')
    return signs[token] ?? token
  }

  private power(exponent: string): string {
    if (exponent === '2') return 'au carré'
    if (exponent === '3') return 'au cube'
    return exponent === 'degrés' ? exponent : `puissance ${exponent}`
  }

  private isNext(token: string): boolean {
    const isIt = this.tokens[this.at] === token
    if (isIt) this.at += 1
    return isIt
  }

  private root(): string {
    const degree = this.isNext('[') ? this.run() : '2'
    if (degree === '2') return `racine carrée de ${this.argument()}`
    if (degree === '3') return `racine cubique de ${this.argument()}`
    return `racine ${degree}-ième de ${this.argument()}`
  }

  private withBounds(name: string): string {
    const from = this.isNext('_') ? ` de ${this.argument()}` : ''
    const to = this.isNext('^') ? ` à ${this.argument()}` : ''
    return `${name}${from}${to} de`
  }

  private limit(): string {
    return this.isNext('_') ? `limite quand ${this.argument()} de` : 'limite de'
  }

  private command(name: string): string {
    if (/^[dt]?frac$/.test(name)) {
      const above = this.argument()
      const below = this.argument()
      // "a plus b sur c" could be heard in two ways: a long fraction says where it begins and ends.
      const isLong = / /.test(above) || / /.test(below)
      return isLong ? `fraction ${above} sur ${below}, fin de fraction,` : `${above} sur ${below}`
    }
    if (name === 'sqrt') return this.root()
    if (named[name] !== undefined) return `${named[name]} ${this.argument()}`
    if (bounded[name] !== undefined) return this.withBounds(bounded[name])
    if (name === 'lim') return this.limit()
    if (name === 'begin') return this.words() === 'cases' ? 'système :' : ''
    if (name === 'end') return this.words() === 'cases' ? ', fin du système,' : ''
    // The next line of a system.
    if (name === '\\') return '; et'
    if (/^(text|mathrm|operatorname)$/.test(name)) return this.words()
    if (looks.test(name)) return this.argument()
    if (/^(left|right|big|Big|displaystyle|quad|qquad)$/.test(name) || /^[,;:! ]$/.test(name)) {
      return ''
    }
    return commands[name] ?? signs[name] ?? name
  }
}

/** `\frac{3}{4} = 0{,}75` → "3 sur 4 égale 0,75". */
export function spokenMaths(tex: string): string {
  const reading = new Reading(tex)
  const parts: string[] = []
  // A stray closing brace ends one run; what follows it is read all the same.
  while (!reading.isOver()) parts.push(reading.run())
  return parts.filter((part) => part !== '').join(' ')
}
