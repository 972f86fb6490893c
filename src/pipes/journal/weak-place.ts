/**
 * Addresses that nobody asks for but in search of weak places. The door asks this of the address as it
 * came, and keeps the answer instead of the address; the verdict asks it of a web server's log.
 */

/** A blank, as it stands in an address. */
const blank = String.raw`(?:\s|\+|%20)`

/**
 * Values that are an attack wherever they are sent: steps out of the folder, statements of SQL, scripts,
 * and the names of the tools. An apostrophe alone is French.
 */
const attackValues = new RegExp(
  [
    String.raw`\.\.[/\\%]|%2e%2e|%252e|%00|%2500|/etc/|etc%2f|/passwd\b|win\.ini|boot\.ini`,
    String.raw`<script|%3cscript|\$\{jndi|xp_cmdshell|(?<![a-z])(?:sleep\(|waitfor${blank}|version\(\))`,
    `(?<![a-z])union${blank}+(?:all${blank}+)?select`,
    String.raw`(?:'|%27|"|%22)(?:\)|%29)*${blank}*(?:--|;|%3b|\|\|)`,
    String.raw`(?:'|%27|"|%22)(?:\)|%29)*${blank}+(?:or|and)${blank}+(?:['"\d(]|%2[278])`,
    'acunetix|nikto|sqlmap|netsparker|w3af',
    String.raw`/\.(?:env|git|svn|htaccess|htpasswd|aws|ssh|ds_store)(?:$|[/.?])`,
  ].join('|'),
  'i',
)

/** Files of other products and forgotten copies: a search where they are missed, a site of its own where not. */
const elsewhere =
  /wp-(?:login|admin|config|content|includes)|xmlrpc\.php|phpmyadmin|cgi-bin|\.(?:bak|old|swp|sql|asp|aspx|jsp|cgi)(?:$|\?)|\/(?:manager\/html|actuator|solr|jenkins|hnap1|boaform)/i
/** A picture that is gone is a dead link, wherever it lay. */
const picture = /\.(?:css|js|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|mp[34]|pdf)(?:$|\?)/i

const selects = new RegExp(String.raw`(?<![a-z])select(?:${blank}|%28|\()`, 'i')
const fromTable = new RegExp(`${blank}from${blank}`, 'i')

/**
 * One after the other, each looked for once: an expression that spans both starts anew at every `select`,
 * and an address full of them would hold the door for tens of milliseconds.
 */
function selectsFrom(url: string): boolean {
  const at = url.search(selects)
  return at !== -1 && fromTable.test(url.slice(at))
}

/** Whether this address, answered so, is one of them. In time that grows with its length, no faster. */
export function isWeakPlace(url: string, status: number): boolean {
  if (attackValues.test(url) || selectsFrom(url)) return true
  return status >= 400 && status < 500 && elsewhere.test(url) && !picture.test(url)
}
