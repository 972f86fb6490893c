/**
 * The clock of a school overseas, by the first three digits of its code (UAI). In the departments they are the
 * department's number; the Pacific has numbers of the school register's own, which are NOT those of INSEE or of
 * the post: 983 (Nouvelle-Calédonie, INSEE 988), 984 (Polynésie, INSEE 987), 987 (Wallis-et-Futuna, INSEE 986).
 * Sources: the "tableau de codification des départements" of the académie de la Martinique (971 to 976); codes of
 * schools in lists of lycées, whose check letters fit, such as 9830002K (La Pérouse, Nouméa) and 9870026P (Wallis);
 * tables of académies by the numbers of their codes (977, 978, 983, 984). Numbers that are not sure (985, 986,
 * 988) are left out: for them, the académie's name in a file (`academy-zone.ts`) or the operator says it.
 */
const zoneOfPrefix: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  // Saint-Barthélemy and Saint-Martin belong to the académie of Guadeloupe, and have its time.
  '977': 'America/Guadeloupe',
  '978': 'America/Guadeloupe',
  '983': 'Pacific/Noumea',
  '984': 'Pacific/Tahiti',
  '987': 'Pacific/Wallis',
}

/** `otherwise`: where the code does not tell, in Europe and abroad. */
export function uaiTimeZone(uai: string, otherwise = 'Europe/Paris'): string {
  return uaiTimeZoneOrNull(uai) ?? otherwise
}

export function uaiTimeZoneOrNull(uai: string): string | null {
  return zoneOfPrefix[uai.slice(0, 3)] ?? null
}
