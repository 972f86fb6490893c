/** French words for acts on the timetable and the year. Ordinary spaces and straight apostrophes. */
import { ofName } from '#browser/catalogue/set-french.ts'
import { type AuditFacts, of, span } from './audit-facts.ts'

export const timetableActsFr = {
  slot_created: {
    name: 'Créneau ajouté',
    said: (p: AuditFacts) => `a ajouté un créneau${of(p.thing, ' : ')}`,
  },
  slot_changed: {
    name: 'Créneau changé',
    said: (p: AuditFacts) => `a changé un créneau${of(p.thing, ' : ')}`,
  },
  slot_ended: {
    name: 'Créneau retiré',
    said: (p: AuditFacts) => `a retiré un créneau${of(p.thing, ' : ')}`,
  },
  lesson_cancelled: {
    name: 'Séance annulée',
    said: (p: AuditFacts) => `a annulé la séance du ${p.from}${of(p.thing, ' : ')}`,
  },
  lesson_restored: {
    name: 'Séance rétablie',
    said: (p: AuditFacts) => `a rétabli la séance du ${p.from}${of(p.thing, ' : ')}`,
  },
  lesson_moved: {
    name: 'Séance déplacée',
    said: (p: AuditFacts) => `a déplacé la séance du ${p.from}${of(p.thing, ' : ')}`,
  },
  lessons_swapped: {
    name: 'Séances échangées',
    said: (p: AuditFacts) =>
      `a échangé les séances du ${p.from} et du ${p.to}${of(p.thing, ' : ')}`,
  },
  lesson_room_changed: {
    name: 'Salle changée',
    said: (p: AuditFacts) => `a changé la salle de la séance du ${p.from}${of(p.thing, ' : ')}`,
  },
  calendar_feed_made: {
    name: "Adresse d'agenda créée",
    said: (p: AuditFacts) => `a créé une adresse d'agenda pour les cours ${ofName(p.person)}`,
  },
  calendar_feed_revoked: {
    name: "Adresse d'agenda supprimée",
    said: (p: AuditFacts) => `a supprimé l'adresse d'agenda des cours ${ofName(p.person)}`,
  },
  substitute_named: {
    name: 'Remplacement',
    said: (p: AuditFacts) => `a nommé ${p.person} pour un remplacement${span(p)}`,
  },
  substitute_withdrawn: {
    name: 'Fin de remplacement',
    said: (p: AuditFacts) => `a mis fin au remplacement ${ofName(p.person)}${span(p)}`,
  },
  days_closed: {
    name: 'Jours fermés',
    said: (p: AuditFacts) =>
      p.from === p.to ? `a fermé l'école le ${p.from}` : `a fermé l'école du ${p.from} au ${p.to}`,
  },
  days_opened: {
    name: 'Jours rouverts',
    said: (_: AuditFacts) => "a rouvert l'école des jours qui étaient fermés",
  },
  distance_declared: {
    name: 'Jours à distance',
    said: (p: AuditFacts) => `a déclaré l'école à distance${span(p)}`,
  },
  distance_shortened: {
    name: 'Jours à distance raccourcis',
    said: (p: AuditFacts) =>
      p.from === p.to
        ? `a limité les jours à distance au ${p.to}`
        : `a limité les jours à distance : du ${p.from} au ${p.to}`,
  },
  distance_withdrawn: {
    name: 'Jours à distance retirés',
    said: (p: AuditFacts) => `a retiré les jours à distance${span(p)}`,
  },
  school_year_opened: {
    name: 'Année ouverte',
    said: (p: AuditFacts) => `a ouvert l'année scolaire ${p.label}, du ${p.from} au ${p.to}`,
  },
  school_year_changed: {
    name: 'Année changée',
    said: (p: AuditFacts) => `a changé l'année scolaire ${p.label} : du ${p.from} au ${p.to}`,
  },
  school_year_closed: {
    name: 'Année close',
    said: (p: AuditFacts) =>
      `a clos l'année scolaire ${p.label} : ${p.count} ${p.count > 1 ? 'élèves quittent' : 'élève quitte'} ses classes`,
  },
  school_year_reopened: {
    name: 'Année rouverte',
    said: (p: AuditFacts) =>
      `a rouvert l'année scolaire ${p.label} : ${p.count} ${p.count > 1 ? 'élèves retrouvent leur classe' : 'élève retrouve sa classe'}`,
  },
}
