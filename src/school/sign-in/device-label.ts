/**
 * Names a device from its User-Agent, so that a person recognises it in a list: "Android · Chrome".
 * Brand names only: the same in every language. A hint for people, never a proof.
 */

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone|iPod/, 'iPhone'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]

const browsers: readonly (readonly [RegExp, string])[] = [
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/EdgA?\/|EdgiOS\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** At most two words; '?' where nothing is recognised. */
export function deviceLabel(userAgent: string): string {
  const find = (list: typeof systems) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const words = [find(systems), find(browsers)].filter((word) => word !== undefined)
  return words.length === 0 ? '?' : words.join(' · ')
}
