/**
 * Reads ONDE's file of guardians: one line each, with the columns of a child repeated as often as
 * the largest family needs. A link is made only where one pupil alone can be meant.
 */
import { type CsvRow, type CsvTable, columnsNamed } from './csv-table.ts'
import { guardianIdentity, normalForm, shortHash } from './normal-form.ts'
import {
  childColumns,
  emptyToNull,
  emptyToUndefined,
  guardianColumns,
  missingName,
  nameForms,
  type PupilsByName,
  type Readers,
  readersOf,
  tooLong,
} from './onde-columns.ts'
import {
  type Address,
  type PersonFields,
  type Place,
  type RosterItem,
  recordItem,
  rejectionItem,
  warningItem,
} from './roster-record.ts'

interface ChildGroup {
  readonly field: string
  readonly usageName: string
  readonly familyName: string
  readonly givenName: string
  readonly className: string
}

/** Reads the repeated child columns by their turn: the nth of each name belongs to the nth child. */
function childReader(table: CsvTable): (row: CsvRow) => ChildGroup[] {
  const positions = {
    usageName: columnsNamed(table, childColumns.usageName),
    familyName: columnsNamed(table, childColumns.familyName),
    givenName: columnsNamed(table, childColumns.givenName),
    className: columnsNamed(table, childColumns.className),
  }
  return (row) => {
    const at = (index: number | undefined) => (index === undefined ? '' : (row.cells[index] ?? ''))
    // A short line is done after its own cells, however many children the header has room for.
    const turns = [positions.usageName, positions.familyName, positions.givenName].map((of) => {
      const beyond = of.findIndex((index) => index >= row.cells.length)
      return beyond < 0 ? of.length : beyond
    })
    return positions.familyName
      .slice(0, Math.max(...turns))
      .map((_, turn) => ({
        field: `Enfant ${turn + 1}`,
        usageName: at(positions.usageName[turn]),
        familyName: at(positions.familyName[turn]),
        givenName: at(positions.givenName[turn]),
        className: at(positions.className[turn]),
      }))
      .filter(({ usageName, familyName, givenName }) => usageName + familyName + givenName !== '')
  }
}

export function* readOndeGuardians(
  table: CsvTable,
  uai: string,
  byName: PupilsByName,
): Generator<RosterItem> {
  const cell = readersOf(table, guardianColumns)
  const childrenOf = childReader(table)
  const withoutAddress = new Map<string, number>()
  for (const row of table.rows) {
    const place = { file: table.file, line: row.line }
    const fields = guardianFields(cell, row)
    const refused = row.isTooLong
      ? tooLong('guardian', place)
      : missingName('guardian', place, fields, row)
    if (refused !== null) {
      yield refused
      continue
    }
    const children = childrenOf(row)
    const identity = guardianIdentity(fields)
    const key =
      identity === null
        ? keyWithoutAddress(uai, fields, children, withoutAddress)
        : `onde:${uai}:guardian:${identity}`
    yield recordItem({ kind: 'guardian', key, fields, roles: [], identity }, place)
    if (children.length === 0) {
      const message = 'Aucun enfant n’est indiqué pour ce responsable.'
      yield warningItem(place, 'Enfant 1', 'child_missing', message)
    }
    for (const child of children) yield linkTo(child, key, byName, place)
  }
}

function guardianFields(cell: Readers<typeof guardianColumns>, row: CsvRow): PersonFields {
  const lines = [cell.address(row)].filter((line) => line !== '')
  const postcode = emptyToNull(cell.postcode(row))
  const commune = emptyToNull(cell.commune(row))
  const address: Address | undefined =
    lines.length === 0
      ? undefined
      : { lines, postcode, commune, country: emptyToNull(cell.country(row)) }
  const phones = [cell.mobilePhone(row), cell.homePhone(row), cell.workPhone(row)]
  const familyName = cell.familyName(row)
  const usageName = cell.usageName(row)
  return {
    familyName: familyName === '' ? usageName : familyName,
    usageName: emptyToNull(usageName),
    givenName: cell.givenName(row),
    civility: emptyToUndefined(cell.civility(row)),
    address,
    email: emptyToUndefined(cell.email(row)),
    phone: phones.find((phone) => phone !== ''),
  }
}

/** Without an address nothing proves that two guardians are one: each keeps a key of their own. */
function keyWithoutAddress(
  uai: string,
  fields: PersonFields,
  children: readonly ChildGroup[],
  seen: Map<string, number>,
): string {
  const names = nameForms(fields).join('&')
  const childNames = children.flatMap(nameForms).sort().join('&')
  const base = shortHash(`${names}>${childNames}`)
  const turn = (seen.get(base) ?? 0) + 1
  seen.set(base, turn)
  return `onde:${uai}:guardian:${base}#${turn}`
}

const unlinked = {
  unknown: {
    code: 'child_unknown',
    reason: 'Aucun élève du fichier des élèves ne porte ce nom dans cette classe.',
  },
  elsewhere: {
    code: 'child_in_other_class',
    reason: 'Un élève porte ce nom, mais dans une autre classe : le lien n’est pas deviné.',
  },
  ambiguous: {
    code: 'child_ambiguous',
    reason:
      'Plusieurs élèves portent ce nom dans cette classe : le responsable est gardé, le lien est à faire à la main.',
  },
} as const

function linkTo(
  child: ChildGroup,
  guardianKey: string,
  byName: PupilsByName,
  place: Place,
): RosterItem {
  const namesakes = new Map(
    nameForms(child)
      .flatMap((form) => byName.get(form) ?? [])
      .map((pupil) => [pupil.key, pupil]),
  )
  const inClass = [...namesakes.values()].filter(
    (pupil) =>
      child.className === '' || normalForm(pupil.className) === normalForm(child.className),
  )
  const [pupil, ...others] = inClass
  if (pupil === undefined || others.length > 0) {
    const why = pupil !== undefined ? 'ambiguous' : namesakes.size > 0 ? 'elsewhere' : 'unknown'
    const { code, reason } = unlinked[why]
    // Whatever the line means, it does not say that the guardian is one no more.
    const hides = { kind: 'guardian', key: guardianKey } as const
    return rejectionItem('link', place, child.field, code, reason, hides)
  }
  return recordItem(
    {
      kind: 'link',
      key: `${guardianKey}|${pupil.key}`,
      guardianKey,
      pupilKey: pupil.key,
      relation: null,
      statedRights: 'unknown',
    },
    place,
  )
}
