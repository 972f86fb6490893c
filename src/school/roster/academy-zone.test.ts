/** Every académie has its holidays and its clock. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownCalendarTerritories, zoneOfAcademy } from './academy-zone.ts'

test('mainland académies are in one of three zones, however spelt', () => {
  assert.equal(zoneOfAcademy('Créteil')?.zone, 'C')
  assert.equal(zoneOfAcademy('AIX-MARSEILLE')?.zone, 'B')
  assert.equal(zoneOfAcademy('clermont ferrand')?.zone, 'A')
  assert.equal(zoneOfAcademy('Atlantide'), null)
})

test('Corsica and overseas are in no zone, and keep their own time', () => {
  assert.deepEqual(zoneOfAcademy('Corse'), { zone: 'corse', timeZone: 'Europe/Paris' })
  assert.deepEqual(zoneOfAcademy('La Réunion'), { zone: 'la-reunion', timeZone: 'Indian/Reunion' })
  for (const { timeZone } of ownCalendarTerritories) {
    assert.doesNotThrow(() => new Intl.DateTimeFormat('fr', { timeZone }))
  }
})
