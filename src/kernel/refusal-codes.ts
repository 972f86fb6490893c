/**
 * The one table of refusals. Every "no" that Préau gives, on the wire or in a command,
 * has its line here; `docs/formats/refusals.md` holds exactly the same codes (a test compares).
 * The words for people live in the catalogues (`browser/catalogue`), one entry per code.
 */

/** `status` is the HTTP status that carries the refusal. */
export const refusalCodes = {
  // The request itself
  bad_request: { status: 400, why: 'The request does not fit its schema.' },
  body_too_large: { status: 413, why: 'The body is larger than the limit named for this route.' },
  unsupported_type: { status: 415, why: 'The content type or the file type is not accepted here.' },
  not_found: { status: 404, why: 'No such thing, or none that the caller may know of.' },
  origin_refused: { status: 403, why: 'A write came from a page of another origin.' },
  too_many_requests: {
    status: 429,
    why: 'The limit of this route is reached; come back at the time given.',
  },
  overloaded: { status: 503, why: 'A bounded queue is full; come back at the time given.' },
  unavailable: {
    status: 503,
    why: 'The database is not there; whether the request was done is unknown. Come back at the time given.',
  },
  wait_your_turn: {
    status: 429,
    why: 'The caller stands in line: arrive at the door, and ask again when let in.',
  },
  internal: { status: 500, why: 'A bug or a broken part; it is logged under the request id.' },
  // Who is asking
  sign_in_required: { status: 401, why: 'No valid device session.' },
  session_ended: { status: 401, why: 'The device session was revoked or is over.' },
  forbidden: { status: 403, why: 'The caller is known and may not do this.' },
  account_disabled: { status: 403, why: 'The account was closed by the school.' },
  other_account: {
    status: 409,
    why: 'The page or the work is of another account than the one that is signed in.',
  },
  // Signing in
  wrong_credentials: {
    status: 401,
    why: 'Login and password do not match; says the same for an unknown login.',
  },
  wrong_code: { status: 401, why: 'The card code, letter code or dictated code is not valid.' },
  code_paused: {
    status: 429,
    why: 'Too many wrong tries; this card or class pauses for the time given.',
  },
  card_revoked: { status: 401, why: 'The card was revoked or reissued.' },
  password_too_weak: {
    status: 422,
    why: 'Shorter than 12 characters, or among the most common ones.',
  },
  login_taken: { status: 409, why: 'Another account has this login.' },
  device_full: { status: 409, why: 'This device already holds the most people it can.' },
  password_needed: {
    status: 403,
    why: "An adult's own pages stay locked until the password is given.",
  },
  opened_by_guardian: {
    status: 403,
    why: "A guardian opened this session for the child; what would outlive it is made from the guardian's own account.",
  },
  // Rosters
  file_unreadable: { status: 422, why: 'The file is not of the announced format.' },
  roster_refused: {
    status: 422,
    why: 'The file set was not applied; the report names each reason.',
  },
  already_running: { status: 409, why: 'The same long act is under way; wait for it.' },
  school_unknown: { status: 404, why: 'No school has this UAI here.' },
  // Exercises
  not_open_yet: { status: 409, why: 'The exercise opens later.' },
  too_late: { status: 409, why: 'The due time is over and late work is not accepted.' },
  no_attempt_left: { status: 409, why: 'All attempts are used.' },
  other_draw: {
    status: 409,
    why: 'The attempt under way asks other questions than the device drew without the school.',
  },
  attempt_closed: { status: 409, why: 'The attempt was already submitted.' },
  submission_id_reused: {
    status: 409,
    why: 'The same submission id came with another content; both are kept apart.',
  },
  not_published: { status: 409, why: 'There is no published revision yet.' },
  edited_elsewhere: { status: 409, why: 'A newer version was saved from another place.' },
  lesson_clash: {
    status: 409,
    why: 'A teacher or a pupil would have two lessons at once.',
  },
  too_many_files: { status: 409, why: 'As many files are here as there may be.' },
  in_use: { status: 409, why: 'Something else still needs this.' },
  // Live classes
  class_opens_later: {
    status: 409,
    why: 'The live class opens shortly before the lesson; the time is given.',
  },
  class_over: { status: 409, why: 'The live class is over, or was ended for everybody.' },
  removed_from_class: {
    status: 403,
    why: 'An adult of the lesson sent the caller out of this live class.',
  },
  no_adult_here: {
    status: 409,
    why: 'No adult of the lesson is in the live class: nothing passes between pupils.',
  },
  not_granted: {
    status: 403,
    why: 'The teacher did not give the right to draw, or to write to the class.',
  },
  poll_over: { status: 409, why: 'The question was closed.' },
  board_full: { status: 409, why: 'The board holds as many marks as it can.' },
  log_full: {
    status: 409,
    why: 'The caller, or the whole live class, did as much as the log of one lesson takes.',
  },
} as const satisfies Record<string, { status: number; why: string }>

export type RefusalCode = keyof typeof refusalCodes
