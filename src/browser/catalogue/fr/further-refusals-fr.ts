/**
 * French words of the refusals that answer single acts. With `refusals-fr.ts` they are all of the table of
 * codes, `kernel/refusal-codes.ts`: a code without words is a type error.
 */
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import { liveRefusalsFr } from './live-refusals-fr.ts'
import { afterWait, type RefusalFacts, type RefusalWords, type refusalsFr } from './refusals-fr.ts'

type Further = Exclude<RefusalCode, keyof typeof refusalsFr>

export const furtherRefusalsFr: Record<Further, (p: RefusalFacts) => RefusalWords> = {
  body_too_large: (p) => ({
    what: "L'envoi est trop lourd.",
    means: "Rien n'a été perdu : le fichier est toujours sur cet appareil.",
    todo: p.tu
      ? 'Choisis un fichier plus léger, ou reprends la photo avec une taille plus petite.'
      : 'Choisissez un fichier plus léger, ou envoyez-le en plusieurs fois.',
  }),
  unsupported_type: (p) => ({
    what: "Ce type de fichier n'est pas accepté ici.",
    means: "Le contenu du fichier compte, pas son nom. Rien n'a été envoyé.",
    todo: p.tu
      ? 'Envoie plutôt une photo (JPEG ou PNG) ou un PDF.'
      : 'Choisissez un fichier dans un des formats indiqués à côté du bouton.',
  }),
  other_account: (p) => ({
    what: "Quelqu'un d'autre est connecté sur cet appareil.",
    means: "Rien n'est parti sous son nom. Ce qui a été fait ici reste ici.",
    todo: p.tu
      ? "Si c'est à toi, connecte-toi de nouveau dans un autre onglet, puis recommence."
      : "Si c'est à vous, connectez-vous de nouveau dans un autre onglet, puis recommencez.",
  }),
  wrong_credentials: () => ({
    what: "L'identifiant et le mot de passe ne vont pas ensemble.",
    means: "L'un des deux contient peut-être une faute de frappe. Le compte n'est pas bloqué.",
    todo: "Vérifiez les majuscules, puis recommencez. Mot de passe oublié : l'aide indique comment en choisir un autre.",
  }),
  password_too_weak: () => ({
    what: 'Ce mot de passe serait trop facile à deviner.',
    means: 'Il a moins de 12 caractères, ou il est parmi les plus courants.',
    todo: 'Choisissez par exemple quatre mots sans lien entre eux.',
  }),
  wrong_code: (p) => ({
    what: "Ce code n'ouvre rien.",
    means: "Une lettre est peut-être mal lue, ou le code est d'une autre classe.",
    todo: p.tu
      ? 'Relis ta carte, quatre signes à la fois. Carte perdue : préviens ton enseignant.'
      : "Relisez-le, quatre signes à la fois. S'il ne marche toujours pas, l'école peut en donner un autre.",
  }),
  code_paused: (p) => ({
    what: 'Plusieurs codes faux ont été essayés : la saisie est en pause.',
    means: 'Cette pause protège les comptes de la classe. Personne n’est puni.',
    todo: afterWait(
      p,
      p.tu
        ? 'Scanne ta carte si tu peux, ou réessaie'
        : 'Scannez la carte si possible, ou réessayez',
    ),
  }),
  card_revoked: (p) => ({
    what: "Cette carte n'est plus valable.",
    means: 'Une nouvelle carte a été faite, ou celle-ci a été signalée perdue.',
    todo: p.tu
      ? 'Prends ta nouvelle carte, ou demande-la à ton enseignant.'
      : "Utilisez la nouvelle carte, ou demandez-la à l'école.",
  }),
  login_taken: () => ({
    what: 'Cet identifiant est déjà pris.',
    means: "Une autre personne l'utilise, ou vous avez déjà un compte.",
    todo: 'Choisissez-en un autre, ou connectez-vous avec le compte qui existe.',
  }),
  device_full: (p) => ({
    what: 'Cet appareil connaît déjà trop de personnes.',
    means: 'Leur nombre est limité pour que chacune garde ses affaires à part.',
    todo: p.tu
      ? "Demande à un adulte de retirer quelqu'un qui ne s'en sert plus."
      : "Retirez d'abord une personne qui ne s'en sert plus.",
  }),
  password_needed: () => ({
    what: 'Cette page est réservée aux adultes.',
    means: 'Elle reste fermée tant que le mot de passe n’est pas donné sur cet appareil.',
    todo: 'Donnez votre mot de passe pour continuer.',
  }),
  opened_by_guardian: (p) => ({
    what: 'Un responsable a ouvert cette page avec son compte.',
    means:
      "Une adresse d'agenda faite ici durerait plus longtemps que ses droits. Rien n'a été créé.",
    todo: p.tu
      ? 'Connecte-toi avec ta carte pour en créer une, ou demande à ton responsable de créer la sienne.'
      : 'Un responsable crée la sienne depuis son propre compte.',
  }),
  file_unreadable: () => ({
    what: "Ce fichier n'a pas pu être lu.",
    means: "Il n'est pas au format annoncé, ou il est abîmé. Rien n'a été importé.",
    todo: 'Exportez-le de nouveau depuis son application d’origine, sans l’ouvrir dans un tableur.',
  }),
  roster_refused: () => ({
    what: "Les fichiers n'ont pas été appliqués.",
    means: "Un import est appliqué en entier ou pas du tout : les listes n'ont pas changé.",
    todo: 'Lisez le rapport : il donne la ligne et la raison de chaque rejet.',
  }),
  already_running: () => ({
    what: 'La même opération est déjà en cours.',
    means: 'Une seule à la fois, pour que rien ne se mélange.',
    todo: "Attendez la fin de la première : sa progression s'affiche ici.",
  }),
  school_unknown: () => ({
    what: "Aucune école de cette installation n'a ce code UAI.",
    means: "Le code contient une faute, ou l'école n'est pas encore enregistrée.",
    todo: "Vérifiez le code : sept chiffres et une lettre. Sinon, importez d'abord l'annuaire.",
  }),
  not_open_yet: (p) => ({
    what: "Cet exercice n'est pas encore ouvert.",
    means: "Il ouvrira à l'heure choisie par l'enseignant.",
    todo: p.tu ? 'Relis la leçon en attendant.' : "Revenez à l'heure indiquée.",
  }),
  too_late: (p) => ({
    what: "L'heure de remise est passée.",
    means: p.tu
      ? "L'exercice n'accepte plus de copie. Ce que tu as écrit reste visible."
      : "L'exercice n'accepte plus de copie. Ce qui a été écrit reste visible.",
    todo: p.tu
      ? "Écris à ton enseignant ce qui s'est passé : il peut rouvrir l'exercice."
      : "L'enseignant peut rouvrir l'exercice.",
  }),
  no_attempt_left: (p) => ({
    what: 'Tous les essais sont utilisés.',
    means: 'Les copies déjà remises comptent et restent visibles.',
    todo: p.tu
      ? 'Relis tes réponses. Ton enseignant peut te donner un essai de plus.'
      : "L'enseignant peut accorder un essai de plus.",
  }),
  other_draw: (p) => ({
    what: 'Un essai avec d’autres questions est en cours.',
    means: p.tu
      ? 'Tu l’as commencé sur un autre appareil. Tes réponses d’ici restent sur cet appareil.'
      : 'Il a été commencé sur un autre appareil. Les réponses d’ici restent sur cet appareil.',
    todo: p.tu
      ? 'Continue l’autre essai, et montre à ton enseignant ce que tu as écrit ici.'
      : 'L’autre essai peut continuer ; l’enseignant peut lire ici ce qui y est écrit.',
  }),
  attempt_closed: (p) => ({
    what: 'Cette copie est déjà remise.',
    means: "Elle ne peut plus changer. Elle n'est pas perdue.",
    todo: p.tu ? 'Ouvre-la pour relire tes réponses.' : 'Ouvrez-la pour relire les réponses.',
  }),
  submission_id_reused: (p) => ({
    what: 'Deux copies différentes sont arrivées sous le même numéro.',
    means: 'Les deux sont gardées à part ; la première reste celle qui compte.',
    todo: p.tu
      ? 'Préviens ton enseignant : il voit les deux.'
      : "L'enseignant voit les deux et choisit.",
  }),
  not_published: (p) => ({
    what: "Ceci n'est pas encore publié.",
    means: "Un brouillon existe, mais il n'a pas encore été donné à la classe.",
    todo: p.tu ? 'Reviens plus tard.' : "Publiez-le d'abord, ou revenez plus tard.",
  }),
  edited_elsewhere: (p) => ({
    what: 'Une version plus récente a été enregistrée ailleurs.',
    means: "Pour n'effacer le travail de personne, celle-ci n'a pas été enregistrée par-dessus.",
    todo: p.tu
      ? 'Copie ton texte, recharge la page, puis complète.'
      : 'Copiez votre texte, rechargez la page, puis complétez.',
  }),
  lesson_clash: (p) => ({
    what: "Quelqu'un aurait deux séances à la fois.",
    means:
      "L'enseignant ou des élèves ont déjà une autre séance à cette heure. Rien n'a été changé.",
    todo: p.tu ? 'Demande à ton enseignant.' : 'Choisissez une autre séance ou une autre heure.',
  }),
  too_many_files: (p) => ({
    what: 'Il y a déjà trop de fichiers ici.',
    means: "Celui-ci n'a pas été ajouté ; il reste sur cet appareil.",
    todo: p.tu
      ? 'Retire un fichier qui ne sert plus, puis recommence.'
      : 'Retirez un fichier qui ne sert plus, puis recommencez.',
  }),
  in_use: (p) => ({
    what: 'Ceci sert encore ailleurs.',
    means: "Le retirer casserait ce qui en dépend. Rien n'a été changé.",
    todo: p.tu ? 'Demande à ton enseignant.' : "Retirez d'abord ce qui en dépend.",
  }),
  ...liveRefusalsFr,
  origin_refused: (p) => ({
    what: "La demande venait d'un autre site.",
    means: 'Elle a été arrêtée pour protéger ce compte. Rien n’a été changé.',
    todo: p.tu
      ? "Ouvre Préau depuis l'adresse donnée par ton école, puis recommence."
      : "Ouvrez Préau depuis l'adresse donnée par l'école, puis recommencez.",
  }),
  account_disabled: (p) => ({
    what: "Ce compte a été fermé par l'école.",
    means: "Le travail n'est pas effacé. C'est souvent la suite d'un changement d'école.",
    todo: p.tu
      ? 'Demande à un adulte de téléphoner à ton école.'
      : "Téléphonez à l'école : elle peut rouvrir le compte.",
  }),
}
