/** French words for who did what: one name and one sentence for each kind of act. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'
import { type AuditFacts, of } from './audit-facts.ts'
import { timetableActsFr } from './audit-timetable-fr.ts'

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const auditFr = {
  title: 'Qui a fait quoi',
  intro:
    "Chaque fiche ouverte, chaque carte imprimée, chaque décision : la plus récente d'abord. Personne ne peut effacer une ligne.",
  filter: "Genre d'acte",
  all: 'Tous',
  caption: 'Actes',
  columns: { when: 'Quand', who: 'Qui', what: 'Quoi' },
  installation: "L'installation elle-même",
  someone: "quelqu'un (effacé depuis)",
  roles: { pupil: 'élève', teacher: 'enseignant', staff: 'personnel', head: 'direction' },
  rights: {
    roster: 'liste des élèves',
    cards: 'cartes',
    guardians: 'responsables',
    timetable: 'emploi du temps',
    follow: 'suivi',
  },
  more: 'Afficher plus ancien',
  end: "C'est tout : il n'y a rien de plus ancien.",
  nothing:
    "Rien encore. Les actes apparaîtront ici dès que quelqu'un ouvrira une fiche ou imprimera une carte.",
  nothingOfKind: "Aucun acte de ce genre n'est noté.",
  groups: {
    cards: 'Cartes, codes et appareils',
    people: 'Personnes et droits',
    guardians: 'Responsables',
    classes: 'Les classes, groupes et cours',
    timetable: 'Emploi du temps et année',
    imports: 'Imports',
  },
  other: (p: { action: string }) => `Un autre acte (${p.action})`,
  actions: {
    cards_printed: {
      name: 'Cartes imprimées',
      said: (p: AuditFacts) =>
        `a imprimé ${p.count} ${plural(p.count, 'carte', 'cartes')} de classe${of(p.thing, ' – ')}`,
    },
    card_reissued: {
      name: 'Carte refaite',
      said: (p: AuditFacts) => `a refait la carte ${ofName(p.person)} ; l'ancienne ne marche plus`,
    },
    card_revoked: {
      name: 'Carte révoquée',
      said: (p: AuditFacts) => `a révoqué la carte ${ofName(p.person)}`,
    },
    class_cards_revoked: {
      name: "Cartes d'une classe révoquées",
      said: (p: AuditFacts) => `a révoqué toutes les cartes de la classe${of(p.thing, ' ')}`,
    },
    card_shown_to_guardian: {
      name: 'Carte montrée à un responsable',
      said: (p: AuditFacts) =>
        `a regardé la carte ${ofName(p.person)} depuis son compte de responsable`,
    },
    code_dictated: {
      name: 'Code dicté',
      said: (p: AuditFacts) => `a demandé un code de 24 heures à dicter à ${p.person}`,
    },
    pupil_session_ended: {
      name: "Appareil d'un élève déconnecté",
      said: (p: AuditFacts) => `a déconnecté un appareil ${ofName(p.person)}`,
    },
    letters_printed: {
      name: 'Lettres imprimées',
      said: (p: AuditFacts) =>
        `a imprimé ${p.count} ${plural(p.count, 'lettre', 'lettres')} d'activation${of(p.thing, ' – ')}`,
    },
    letter_code_given: {
      name: 'Nouveau code de lettre',
      said: (p: AuditFacts) => `a donné un nouveau code à ${p.person}`,
    },
    pupil_file_opened: {
      name: "Fiche d'élève ouverte",
      said: (p: AuditFacts) => `a ouvert la fiche ${ofName(p.person)}`,
    },
    person_added: {
      name: 'Personne ajoutée',
      said: (p: AuditFacts) => `a ajouté ${p.person} à la main`,
    },
    person_changed: {
      name: 'Fiche modifiée',
      said: (p: AuditFacts) => `a modifié la fiche ${ofName(p.person)}`,
    },
    person_deactivated: {
      name: 'Personne désactivée',
      said: (p: AuditFacts) => `a désactivé ${p.person} dans l'établissement`,
    },
    person_activated: {
      name: 'Personne réactivée',
      said: (p: AuditFacts) => `a réactivé ${p.person} dans l'établissement`,
    },
    role_granted: {
      name: 'Rôle ou droits donnés',
      said: (p: AuditFacts) => `a donné un rôle ou des droits à ${p.person}${of(p.label, ' : ')}`,
    },
    head_created: {
      name: 'Compte de direction créé',
      said: (p: AuditFacts) => `a ouvert le premier compte de direction : ${p.person}`,
    },
    departed_people_forgotten: {
      name: 'Données effacées',
      said: (p: AuditFacts) =>
        `a effacé les données de ${p.count} ${plural(p.count, 'personne partie', 'personnes parties')} depuis longtemps, comme la règle le veut`,
    },
    guardian_confirmed: {
      name: 'Responsable confirmé',
      said: (p: AuditFacts) => `a confirmé les droits ${ofName(p.person)}${of(p.child, ' pour ')}`,
    },
    guardian_blocked: {
      name: 'Responsable bloqué',
      said: (p: AuditFacts) => `a bloqué ${p.person}${of(p.child, ' pour ')}`,
    },
    guardian_to_confirm: {
      name: 'Responsable remis à confirmer',
      said: (p: AuditFacts) => `a remis à confirmer ${p.person}${of(p.child, ' pour ')}`,
    },
    guardian_added: {
      name: 'Responsable ajouté',
      said: (p: AuditFacts) => `a ajouté ${p.person} comme responsable${of(p.child, ' pour ')}`,
    },
    guardian_removed: {
      name: 'Responsable retiré',
      said: (p: AuditFacts) => `a retiré ${p.person} des responsables${of(p.child, ' pour ')}`,
    },
    class_created: {
      name: 'Classe ouverte',
      said: (p: AuditFacts) => `a ouvert la classe${of(p.thing, ' ')}`,
    },
    class_changed: {
      name: 'Classe modifiée',
      said: (p: AuditFacts) => `a modifié la classe${of(p.thing, ' ')}`,
    },
    class_teachers_changed: {
      name: "Enseignants d'une classe",
      said: (p: AuditFacts) => `a changé les enseignants de la classe${of(p.thing, ' ')}`,
    },
    pupils_moved: {
      name: 'Élèves mis dans une classe',
      said: (p: AuditFacts) =>
        `a mis ${p.count} ${plural(p.count, 'élève', 'élèves')} dans la classe${of(p.thing, ' ')}`,
    },
    pupil_left_class: {
      name: "Élève retiré d'une classe",
      said: (p: AuditFacts) => `a retiré ${p.person} de sa classe`,
    },
    group_created: {
      name: 'Groupe ouvert',
      said: (p: AuditFacts) => `a ouvert le groupe${of(p.thing, ' ')}`,
    },
    group_changed: {
      name: 'Groupe modifié',
      said: (p: AuditFacts) => `a modifié le groupe${of(p.thing, ' ')}`,
    },
    group_pupils_changed: {
      name: "Élèves d'un groupe",
      said: (p: AuditFacts) => `a changé les élèves du groupe${of(p.thing, ' ')}`,
    },
    course_created: {
      name: 'Cours ouvert',
      said: (p: AuditFacts) => `a ouvert le cours${of(p.thing, ' ')}`,
    },
    course_changed: {
      name: 'Cours modifié',
      said: (p: AuditFacts) => `a modifié le cours${of(p.thing, ' ')}`,
    },
    course_closed: {
      name: 'Cours fermé',
      said: (p: AuditFacts) => `a fermé le cours${of(p.thing, ' ')}`,
    },
    ...timetableActsFr,
    adjustments_set: {
      name: 'Aménagements réglés',
      said: (p: AuditFacts) => `a réglé les aménagements ${ofName(p.person)}`,
    },
    attendance_exported: {
      name: 'Demi-journées exportées',
      said: (p: AuditFacts) => `a exporté les demi-journées du ${p.from} au ${p.to}`,
    },
    live_register_exported: {
      name: 'Entrées d’une classe en direct exportées',
      said: (p: AuditFacts) => `a exporté les entrées d’une classe en direct du ${p.from}`,
    },
    enquiries_looked_up: {
      name: 'Questions d’un élève lues',
      said: (p: AuditFacts) => `a lu les questions aux enseignants${of(p.person, ' de ')}`,
    },
    families_looked_up: {
      name: 'Numéros de familles ouverts',
      said: (p: AuditFacts) =>
        `a ouvert la liste des familles à appeler${of(p.thing, ' – ')}, ${p.count} ${plural(p.count, 'élève', 'élèves')}`,
    },
    paper_copy_handed_in: {
      name: 'Copie papier remise',
      said: (p: AuditFacts) => `a remis une copie papier ${ofName(p.person)}`,
    },
    paper_copy_taken_back: {
      name: 'Copie papier reprise',
      said: (p: AuditFacts) => `a repris une copie papier remise au nom ${ofName(p.person)}`,
    },
    paper_copy_moved: {
      name: 'Copie papier déplacée',
      said: (p: AuditFacts) =>
        `a remis au nom ${ofName(p.person)} une copie papier d'abord remise pour un autre élève`,
    },
    reports_published: {
      name: 'Bulletins publiés',
      said: (p: AuditFacts) =>
        `a publié les bulletins${of(p.thing, ' – ')} (${p.label}) : ${p.count} ${plural(p.count, 'élève', 'élèves')}`,
    },
    reports_withdrawn: {
      name: 'Bulletins retirés',
      said: (p: AuditFacts) => `a retiré les bulletins${of(p.thing, ' – ')} (${p.label})`,
    },
    reports_printed: {
      name: 'Bulletins imprimés',
      said: (p: AuditFacts) =>
        `a imprimé ${p.count} ${plural(p.count, 'bulletin', 'bulletins')}${of(p.thing, ' – ')}`,
    },
    timetable_imported: {
      name: 'Emploi du temps importé',
      said: (p: AuditFacts) =>
        `a importé l'emploi du temps : ${p.count} ${plural(p.count, 'créneau changé', 'créneaux changés')}`,
    },
    roster_imported: {
      name: 'Liste des élèves importée',
      said: (p: AuditFacts) =>
        `a importé la liste des élèves : ${p.count} ${plural(p.count, 'changement', 'changements')}`,
    },
    calendar_imported: {
      name: 'Calendrier des vacances importé',
      said: (p: AuditFacts) =>
        `a importé le calendrier des vacances : ${p.count} ${plural(p.count, 'changement', 'changements')}`,
    },
    schools_imported: {
      name: 'Annuaire des établissements importé',
      said: (p: AuditFacts) =>
        `a importé l'annuaire des établissements : ${p.count} ${plural(p.count, 'changement', 'changements')}`,
    },
  },
}
