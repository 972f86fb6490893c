/** Reads what all people of an AAF export have in common, and the guardians, who have little more. */
import { type AafEntry, orNull, orUndefined } from './aaf-entry.ts'
import { guardianIdentity, normalForm } from './normal-form.ts'
import { rosterDay } from './roster-day.ts'
import {
  type Address,
  type PersonFields,
  type RosterItem,
  recordItem,
  rejectionItem,
} from './roster-record.ts'

/** Names, birth and ways to reach somebody, of any kind of person. */
export function aafPersonFields(entry: AafEntry): PersonFields {
  const usage = entry.value('sn')
  const family = entry.value('ENTPersonNomPatro')
  const phones = ['mobile', 'homePhone', 'telephoneNumber'].map((name) => entry.value(name))
  return {
    familyName: family === '' ? usage : family,
    usageName: usage === '' || usage === family ? null : usage,
    givenName: entry.value('givenName'),
    civility: orUndefined(entry.value('personalTitle')),
    birthDate: rosterDay(entry.value('ENTPersonDateNaissance')) ?? undefined,
    email: orUndefined(entry.value('mail')),
    // A number of zeros only is how some exports write "none".
    phone: phones.find((phone) => /[1-9]/u.test(phone)),
  }
}

/** Without a key or a name nobody can be kept. */
export function refuseAafPerson(
  kind: 'pupil' | 'staff' | 'guardian',
  entry: AafEntry,
  fields: PersonFields,
): RosterItem | null {
  const missing =
    entry.value('ENTPersonJointure') === ''
      ? {
          field: 'ENTPersonJointure',
          code: 'key_missing',
          reason: 'L’identifiant de jointure manque.',
        }
      : normalForm(fields.familyName) === ''
        ? { field: 'sn', code: 'family_name_missing', reason: 'Le nom de famille manque.' }
        : normalForm(fields.givenName) === ''
          ? { field: 'givenName', code: 'given_name_missing', reason: 'Le prénom manque.' }
          : null
  if (missing === null) return null
  const key = entry.value('ENTPersonJointure')
  const hides = { kind, key: key === '' ? null : `aaf:${key}` }
  return rejectionItem(kind, entry.place, missing.field, missing.code, missing.reason, hides)
}

export function* readAafGuardian(entry: AafEntry): Generator<RosterItem> {
  const address = addressOf(entry)
  const fields: PersonFields = {
    ...aafPersonFields(entry),
    ...(address === null ? {} : { address }),
  }
  const refused = refuseAafPerson('guardian', entry, fields)
  if (refused !== null) {
    yield refused
    return
  }
  const key = `aaf:${entry.value('ENTPersonJointure')}`
  const identity = guardianIdentity(fields)
  yield recordItem({ kind: 'guardian', key, fields, roles: [], identity }, entry.place)
}

function addressOf(entry: AafEntry): Address | null {
  const lines = entry
    .value('ENTPersonAdresse')
    .split('$')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return null
  return {
    lines,
    postcode: orNull(entry.value('ENTPersonCodePostal')),
    commune: orNull(entry.value('ENTPersonVille')),
    country: orNull(entry.value('ENTPersonPays')),
  }
}
