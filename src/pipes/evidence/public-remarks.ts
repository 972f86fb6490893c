/**
 * Remarks as everybody reads them: in words of their own, without a count, a share or an example. A
 * remark that has no such words here is not published: what a new one tells is decided first.
 */
import type { Remark } from './verdict.ts'

const publicTexts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    rehearsal:
      'Une partie de la charge est une répétition générale annoncée d’avance par un plan signé : elle compte comme attendue.',
    'late-plan': 'Une répétition a été annoncée après son début : cette annonce n’excuse rien.',
    'origins-stale':
      'La base des lieux date d’un moment trop éloigné de l’intervalle : les lieux sont à lire avec prudence. Aucune tranche n’en dépend.',
    'origins-doubtful':
      'La charge des personnes inscrites paraît venir surtout de l’étranger : la base des lieux est peut-être fausse ou échangée. Aucune tranche n’en dépend.',
    'origins-changed':
      'Des sources changent de lieu ou de réseau selon l’heure : la base des lieux a sans doute été remplacée entre-temps. Aucune tranche n’en dépend.',
    'schools-without-lessons':
      'Des établissements de la liste n’ont aucun cours dans l’emploi du temps fourni : leurs élèves comptent comme non attendus.',
    'roster-unseen':
      'Aucune personne de la liste n’apparaît dans les enregistrements : la liste ne parle peut-être pas des mêmes identifiants.',
    'damaged-lines': 'Des lignes illisibles ont été laissées de côté.',
    'clock-stepped':
      'Une horloge a été déplacée pendant l’enregistrement : l’ordre fin des événements est à lire avec prudence.',
    'names-taken-together':
      'La liste et l’emploi du temps écrivent autrement des noms d’établissements ou de classes, à la casse ou aux accents près : ils ont été tenus pour les mêmes.',
    'names-doubtful':
      'Des noms d’établissements ou de classes ont plusieurs écritures dans la liste et d’autres dans l’emploi du temps : chacune n’a été rapprochée que de la même.',
    'ranges-wrong':
      'Des plages d’adresses de la liste ne sont pas lisibles, ou sont trop larges pour dire quoi que ce soit : elles n’attendent personne.',
    'ranges-unseen': 'Rien ne vient de certaines plages d’adresses de la liste.',
    'many-unread':
      'Une partie des lignes n’a pu être lue : le verdict ne vaut que pour les autres.',
    'far-dates':
      'Des enregistrements portent des dates très éloignées de toutes les autres : ils sont laissés de côté.',
    'torn-archive': 'Un fichier lu est coupé ou abîmé : seul ce qui précède a été lu.',
    'local-times':
      'Des cours n’ont pas de décalage horaire : leurs heures ont été lues à l’heure de Paris.',
    'client-asks-too-often':
      'Notre propre application redemande sans cesse ce qu’elle a déjà reçu : c’est un défaut de notre part.',
    'no-roster':
      'Sans liste des inscrits, rien ne dit qui était attendu : ce qui n’est ni une attaque ni une répétition reste indéterminé.',
    'no-timetable':
      'Sans emploi du temps, rien ne dit qui avait cours : toute personne inscrite compte comme attendue.',
    'no-history':
      'Aucun enregistrement d’avant l’intervalle : ni le niveau habituel ni les réseaux déjà vus ne sont connus.',
    'no-people':
      'Aucune requête ne nomme une personne : les sources sont jugées sur leur seul comportement.',
    'no-heartbeats':
      'Aucun signe de vie des processus : un arrêt du service ne se distingue pas d’un moment calme.',
    'listen-overflows':
      'Le noyau a écarté des connexions avant que quiconque les voie : elles manquent partout ici.',
    'overflows-unknown': 'Le noyau n’a pas dit combien de connexions il a écartées.',
    'lost-records':
      'Des enregistrements ont été perdus (disque ou file d’attente pleins) : ils manquent partout ici.',
    'missing-numbers':
      'Des numéros manquent dans les suites des processus : des enregistrements ont disparu, ou l’extrait commence et finit au milieu d’une suite.',
    stopped:
      'Pendant une partie de l’intervalle aucun processus n’a donné signe de vie : le service était arrêté, ou ses enregistrements manquent.',
    silences: 'Des processus sont restés un moment sans signe de vie.',
    'places-unknown': 'Le lieu est inconnu pour une partie de la charge.',
    upstream:
      'Une liaison saturée avant nos machines, une panne du DNS et les personnes qui n’ont jamais pu se connecter ne laissent aucune trace ici.',
  }),
)

export function publicRemarks(remarks: readonly Remark[]): Remark[] {
  return remarks.flatMap(({ code }) => {
    const text = publicTexts.get(code)
    return text === undefined ? [] : [{ code, text }]
  })
}
