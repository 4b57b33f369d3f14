/**
 * The catalogue of everything that can go wrong on purpose: a class and a stable code each.
 * A page turns the code into a sentence (messages/errors), the API into problem+json (RFC 9457).
 */
export abstract class AppError extends Error {
	abstract readonly code: string;
	abstract readonly status: number;
	/** Facts for the sentence shown to a person; never personal data. */
	readonly facts: Readonly<Record<string, string | number>>;

	constructor(message: string, facts: Record<string, string | number> = {}) {
		super(message);
		this.name = new.target.name;
		this.facts = facts;
	}
}

/** The thing is not there, or not there for you: nobody can tell which. */
export class NotFound extends AppError {
	readonly code = 'not-found';
	readonly status = 404;
	constructor(what: string, id = '') {
		super(`${what} ${id} not found`.trim());
	}
}

/** Looks like NotFound from outside; the audit keeps the difference. */
export class NotAllowed extends AppError {
	readonly code = 'not-found';
	readonly status = 404;
	readonly permission: string;
	constructor(permission: string) {
		super(`not allowed: ${permission}`);
		this.permission = permission;
	}
}

export class SignInNeeded extends AppError {
	readonly code = 'sign-in-needed';
	readonly status = 401;
	constructor() {
		super('sign in first');
	}
}

/** Signed in, and named, but with less proven at the door than this asks: a second step opens it. */
export class StepUpNeeded extends AppError {
	readonly code = 'step-up-needed';
	readonly status = 403;
	constructor() {
		super('a second step first');
	}
}

/** The input breaks a rule that the form alone could not check. */
export class Refused extends AppError {
	readonly code: string;
	readonly status: number = 422;
	/** The form field the sentence belongs to. */
	readonly field: string | undefined;
	constructor(code: string, field?: string, facts: Record<string, string | number> = {}) {
		super(code, facts);
		this.code = code;
		this.field = field;
	}
}

/** Somebody else was first, or the same id came again with other content. */
export class Conflict extends AppError {
	readonly code: string;
	readonly status = 409;
	constructor(code: string, facts: Record<string, string | number> = {}) {
		super(code, facts);
		this.code = code;
	}
}

export class TooMany extends AppError {
	readonly code = 'too-many-requests';
	readonly status = 429;
	readonly retryAfterSeconds: number;
	constructor(retryAfterSeconds: number) {
		super('too many requests', { seconds: retryAfterSeconds });
		this.retryAfterSeconds = retryAfterSeconds;
	}
}
