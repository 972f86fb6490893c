/**
 * French words of the page on privacy.
 * Ordinary spaces and straight apostrophes: `setFrench` sets them.
 */
import { liveKeptFr } from './live-kept-fr.ts'

export const privacyFr = {
  privacyTitle: 'Vie privée',
  privacyIntro:
    "Préau sert à faire classe quand l'école est fermée, et à rien d'autre. Voici ce qui est gardé, pourquoi, et combien de temps.",
  keptCaption: 'Ce qui est gardé',
  keptWhat: 'Quoi',
  keptWhy: 'Pourquoi',
  keptLong: 'Combien de temps',
  kept: [
    {
      what: "Nom, prénom, date de naissance et classe des élèves, repris des listes de l'école",
      why: 'Faire entrer chacun dans sa classe, et personne d’autre',
      long: "Tant que l'élève est inscrit ; puis le compte est fermé, et gardé 13 mois, ou aussi longtemps que les copies",
    },
    {
      what: "Nom, prénom et coordonnées des responsables, repris des listes de l'école",
      why: "Envoyer la lettre d'activation et montrer le travail de leur enfant",
      long: "Tant que l'enfant est inscrit, puis 13 mois",
    },
    {
      what: "Fichiers des listes de l'école, tels que la direction les envoie",
      why: "Lui montrer ce qu'ils changeraient avant de les appliquer",
      long: "Jusqu'à leur application ; 7 jours si elle n'est pas confirmée, ou échoue",
    },
    {
      what: 'Nom, coordonnées, matières et classes des enseignants et des personnels',
      why: 'Savoir qui fait classe à qui, et qui a le droit de voir quoi',
      long: "Tant que la personne travaille dans l'école, puis 13 mois ; le nom seul, aussi longtemps que ce qu'elle a écrit dans le cahier de textes",
    },
    {
      what: "Réponses, indices ouverts, photos de copies, notes, commentaires écrits ou dits, appréciations et bulletins ; l'heure d'envoi, et celle que dit l'appareil",
      why: "Corriger, expliquer, et que l'élève puisse relire",
      long: "Jusqu'à la fin de l'année scolaire suivante",
    },
    {
      what: "Aménagements d'un élève : temps en plus, affichage, écoute ; jamais leur raison",
      why: "Qu'ils s'appliquent partout sans que l'élève ait à les demander",
      long: "Jusqu'à la fin de l'année scolaire, ou au départ de l'école",
    },
    {
      what: 'Délai donné à un élève pour un exercice ; jamais sa raison',
      why: 'Que sa copie compte à temps',
      long: 'Aussi longtemps que les copies',
    },
    {
      what: "Petits groupes d'un enseignement, qu'aucune famille ne voit ; qui a un exercice à part, qui travaille en équipe",
      why: 'Donner à chacun ce qui lui convient',
      long: "Les groupes, jusqu'à la fin de l'année scolaire ; le reste, aussi longtemps que les copies",
    },
    {
      what: 'Ce que les responsables ont à signer, qui a répondu, quoi et quand',
      why: 'Pouvoir dire qui a autorisé quoi',
      long: 'Un an après le dernier jour pour signer',
    },
    {
      what: "Quelle moitié d'une classe est à la maison, et quels jours",
      why: 'Que chacun sache où est son cours, et que personne ne soit cherché à tort',
      long: '400 jours après le dernier',
    },
    {
      what: "Présence d'un élève corrigée par un adulte ; ce que ses responsables disent d'une absence : une raison parmi quelques-unes, dont « santé », et un mot",
      why: "Que personne ne soit compté absent à tort, et que l'école sache qu'un adulte est au courant",
      long: '400 jours après le jour',
    },
    {
      what: "Appels à la famille d'un élève qu'on ne voit plus : qui a appelé, quand, et si quelqu'un a répondu",
      why: "Que deux adultes n'appellent pas pour la même chose, et qu'aucun élève ne soit oublié",
      long: '400 jours',
    },
    {
      what: "Absence d'un enseignant : ses demi-journées, jamais leur motif",
      why: 'Voir quelles classes sont sans professeur',
      long: '31 jours après la dernière',
    },
    {
      what: 'Annonces aux classes : le texte, son auteur, jusqu’à quand ; pas qui les a lues',
      why: 'Dire à tous la même chose',
      long: '31 jours après leur dernier jour',
    },
    {
      what: "Plan de travail d'un élève : ce qu'il a à faire, ce qu'il a coché, le mot de l'enseignant",
      why: "Que l'élève sache où il en est, et que l'enseignant voie qui a besoin d'aide",
      long: '31 jours après son dernier jour',
    },
    {
      what: 'Questions d’un élève sur une leçon ou un exercice, et la réponse',
      why: 'Aider à distance, comme on lève la main en classe',
      long: "Jusqu'à la fin de l'année scolaire",
    },
    ...liveKeptFr,
    {
      what: "Cahier de textes : ce qui a été fait à chaque séance, le travail à faire, un mot sur la séance, et quel enseignant l'a écrit",
      why: "Que chacun s'y reporte, qu'un remplaçant puisse continuer, que l'inspection puisse le lire",
      long: "Cinq ans après la fin de l'année scolaire",
    },
    {
      what: "Heure d'arrivée du jour, ou ce qu'en dit l'appareil quand la plateforme ne répondait pas",
      why: 'Garder la place de chacun dans la file, et ne compter personne absent pour une panne',
      long: '31 jours',
    },
    {
      what: "Connexion de chaque appareil : la date, et un nom d'appareil",
      why: 'Ne pas demander sa carte à chaque fois, et pouvoir arrêter un appareil perdu',
      long: '90 jours au plus',
    },
    {
      what: "Journal des demandes reçues par la plateforme : l'heure, le genre de page, la réponse, et un pseudonyme à la place de la personne et de son adresse",
      why: 'Prouver ce qui est arrivé le jour où la plateforme a peiné',
      long: '12 mois ; puis ses clés sont détruites, et plus personne ne peut le lire',
    },
    {
      what: "Trace des actes sensibles : ouvrir le dossier d'un élève, imprimer ou arrêter une carte",
      why: 'Pouvoir vérifier qui a fait quoi',
      long: '12 mois',
    },
    {
      what: 'Mot de passe des adultes et codes des cartes, sous une forme qui ne permet pas de les relire',
      why: 'Vérifier que c’est bien la bonne personne',
      long: "Jusqu'à leur remplacement",
    },
    {
      what: "Réglages d'affichage, langue",
      why: 'Retrouver une page lisible à chaque visite',
      long: "Sur l'appareil, jusqu'à leur effacement",
    },
  ],
  notDoneTitle: 'Ce que Préau ne fait pas',
  notDone: [
    'Aucun traceur, aucune publicité, aucune mesure d’audience.',
    'Rien ne vient d’un autre site, et rien n’est envoyé à un tiers : ni polices, ni vidéos, ni statistiques.',
    "Aucun profil : le temps passé ou les erreurs d'un élève ne servent à rien d'autre qu'à l'aider.",
    "La position de l'appareil n'est jamais demandée, et celle que contient une photo est retirée à l'envoi.",
  ],
  cookieTitle: 'Quatre cookies, tous nécessaires',
  cookieText:
    "Deux gardent la connexion : l'un de qui utilise cet appareil, l'autre des personnes qui le partagent ; ils disparaissent à la déconnexion de tous, ou au bout de 90 jours. Deux gardent la place dans la file d'attente (18 heures au plus) et le fait d'être entré (30 minutes après la dernière page). Aucun autre site ne peut les lire, et Préau ne fonctionne pas sans eux. C'est pourquoi aucune bannière ne demande votre accord.",
  whoSeesTitle: 'Qui voit quoi',
  whoSees: [
    'Un élève voit ses leçons, ses réponses et ce que ses enseignants lui écrivent. Il ne voit pas le travail des autres.',
    'Un enseignant voit le travail des classes à qui il fait cours.',
    "Un responsable voit son enfant, dès que l'école a confirmé ses droits. Un responsable ne voit jamais les coordonnées de l'autre.",
    'Une question posée à un enseignant est lue par les enseignants du cours et les responsables. La direction peut la lire pour la sécurité de l’élève, et cela est noté. Aucun autre élève ne la voit.',
    "La direction voit son école. L'opérateur fait fonctionner les machines, et n'a pas de page pour lire les copies.",
  ],
  rightsTitle: 'Vos droits',
  rights: [
    "Vous pouvez demander à voir ce qui est gardé sur vous ou votre enfant, le faire corriger, vous opposer à un usage ou en limiter un. Adressez-vous à la direction de l'école, qui répond en un mois au plus.",
    "L'école et l'autorité dont elle dépend sont responsables de ces données ; elles servent une mission d'intérêt public, l'enseignement (règlement européen 2016/679, article 6-1-e). Chaque académie a un délégué à la protection des données.",
    'Si la réponse ne vous convient pas, la CNIL reçoit les réclamations : www.cnil.fr, ou 3 place de Fontenoy, 75007 Paris.',
  ],
}
