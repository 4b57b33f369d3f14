import { randomBytes } from 'node:crypto';
import { keyedHash } from '#platform/identity/sealed.server';

/** What is kept of a juror's code: keyed, and for another use than the code of a proposal. */
export const juryCodeHash = (code: string): string => keyedHash('jury-code', code);

/** "name+something@" is the mailbox "name@": one person has one lot. */
export const oneMailbox = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** The number of a lot, that only its holder knows: 40 bits. */
export const newTicket = (): string => Array.from(randomBytes(8), (byte) => letters[byte & 31]).join('');
