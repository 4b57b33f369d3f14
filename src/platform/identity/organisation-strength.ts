/** What the provider's signed ID token says about how somebody signed in (OpenID Connect Core §2; values of `amr` in RFC 8176). */
export type SaidOfSigningIn = { acr?: unknown; amr?: unknown };

/**
 * How strong a sign-in through an organisation is. Two only when the operator named what counts and the provider says that it
 * happened: asking for `acr_values` obliges a provider to nothing. `mfa` among the named values is found in `amr`.
 * @param said the claims of an ID token whose signature, issuer, audience and nonce were checked
 * @param accepted the operator's words (OIDC_ACR), with spaces between, as `acr_values` has them
 */
export function strengthOf(said: SaidOfSigningIn, accepted: string | undefined): 1 | 2 {
	const counts = (accepted ?? '').split(/\s+/).filter(Boolean);
	if (typeof said.acr === 'string' && counts.includes(said.acr)) return 2;
	return counts.includes('mfa') && Array.isArray(said.amr) && said.amr.includes('mfa') ? 2 : 1;
}

/** Whether the provider vouches for the e-mail address. Only a plain yes counts: some send the word "false", which is no no to a program. */
export const vouchesForAddress = (profile: Readonly<Record<string, unknown>>): boolean =>
	profile.email_verified === true;
