/**
 * Takes the `style` attributes out of markup that somebody else's code made: our content security
 * policy lets no attribute style anything, but a sheet made by our own script may. Pure.
 */

/** A start tag with its attributes; a `>` inside quotes ends nothing. */
const tagPattern = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi
/** A style attribute, or any other quoted value, which is stepped over whole. */
const stylePattern = /\sstyle=("[^"]*"|'[^']*'|[^\s"'>]+)|"[^"]*"|'[^']*'/gi

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
}

function declarationsOf(value: string): string {
  const bare = /^["']/.test(value) ? value.slice(1, -1) : value
  return bare.replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
}

/**
 * The markup with `data-look="…"` where it had `style="…"`. `lookOf` gets the declarations and
 * answers with the name under which a sheet has them.
 */
export function liftStyles(markup: string, lookOf: (declarations: string) => string): string {
  return markup.replace(tagPattern, (tag) =>
    tag.replace(stylePattern, (whole, value: string | undefined) =>
      value === undefined ? whole : ` data-look="${lookOf(declarationsOf(value))}"`,
    ),
  )
}
