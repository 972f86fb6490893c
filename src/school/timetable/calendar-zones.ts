/** What calendars call the time zones of French schools, besides their IANA names. */

/**
 * Names that Outlook and Exchange write into TZID, for the territories where French schools are:
 * Unicode CLDR, supplemental/windowsZones.xml (version 47).
 */
const windowsZones: Readonly<Record<string, string>> = {
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'SA Western Standard Time': 'America/Guadeloupe',
  'SA Eastern Standard Time': 'America/Cayenne',
  'Saint Pierre Standard Time': 'America/Miquelon',
  'Mauritius Standard Time': 'Indian/Reunion',
  'E. Africa Standard Time': 'Indian/Mayotte',
  'Central Pacific Standard Time': 'Pacific/Noumea',
  'Hawaiian Standard Time': 'Pacific/Tahiti',
  UTC: 'UTC',
}

/** The zone that a TZID names, also behind the path of a product's own data base; null: none. */
export function zoneNamed(tzid: string): string | null {
  const named = [windowsZones[tzid], tzid, /[A-Z][A-Za-z]+\/[A-Za-z_]+$/.exec(tzid)?.[0]]
  return named.find((name) => name !== undefined && isZone(name)) ?? null
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // An unknown zone is an answer: the event is told.
    return false
  }
}
