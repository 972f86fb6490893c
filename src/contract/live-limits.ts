/** Limits of a live class that pages and server share. */

/** The board has these units, whatever the size of the screen; places on it are whole numbers. */
export const boardWidth = 3200
export const boardHeight = 2000
/** Pages of one room's board, slides among them. */
export const boardPagesMax = 200
/** Numbers in one piece of a stroke, x and y in turn; a longer stroke goes in several pieces. */
export const strokeNumbersOfPieceMax = 240
/** Marks that one act erases. */
export const erasedMarksMax = 200
export const boardTextLengthMax = 500
export const chatTextLengthMax = 1_000
export const pollQuestionLengthMax = 300
export const pollChoiceLengthMax = 120
export const pollChoicesMin = 2
export const pollChoicesMax = 6
/** Longest timer, in milliseconds. */
export const timerMsMax = 4 * 60 * 60_000
/** People whom one room holds at once, adults included. */
export const roomMembersMax = 120
/** Breakouts into which one class is split. */
export const breakoutsMax = 12
/** A ticket to a room or to its sound serves once, and no longer than this. */
export const liveTicketMsMax = 30_000
/** Largest message of a page on the room's socket, in bytes. */
export const roomMessageBytesMax = 8 * 1024
/** Events in one message of the server; a longer past comes in several. */
export const eventsOfMessageMax = 200
/** After the last adult left or dropped, everything between pupils is closed within this. */
export const closedWithoutAdultMs = 2_000
