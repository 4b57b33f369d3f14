import { createTransport, type Transporter } from 'nodemailer';
import { clock } from '../clock.ts';
import { putDemoMail } from '../identity/identity.store.server.ts';
import { isDemo, stopLinkFor, wantsMail } from '../identity/mailing.server.ts';
import { newId } from '../ids.ts';
import type { Municipality } from '../municipality.server.ts';
import { type Facts, type Locale, letter, type TemplateName, textMessage, topicOf } from './templates.ts';
import { isPhone, sendText } from './text-message.server.ts';

/** `address`: of a mailbox, or a telephone number in E.164. */
export type Addressed = { address: string; template: TemplateName; facts: Facts; locale: Locale };

let transport: { url: string; post: Transporter } | undefined;

function post(url: string): Transporter {
	if (transport?.url !== url) {
		transport?.post.close();
		// Without limits a mail server that hangs would keep the postman forever.
		transport = {
			url,
			post: createTransport({
				url,
				pool: true,
				maxConnections: 3,
				connectionTimeout: 10_000,
				greetingTimeout: 10_000,
				socketTimeout: 20_000,
			} as never),
		};
	}
	return transport.post;
}

export function closePost(): void {
	transport?.post.close();
	transport = undefined;
}

/** The web address that stands in letters. */
export const originOf = ({ hosts }: Pick<Municipality, 'hosts'>): string =>
	process.env.ORIGIN ?? (hosts[0] ? `https://${hosts[0]}` : `http://localhost:${process.env.PORT ?? 3000}`);

/** Brings one letter: over SMTP, as a text message, or into the demo's own mailbox. Says false when its reader said no to this kind. */
export async function deliver(
	municipality: Municipality,
	{ address, template, facts, locale }: Addressed,
): Promise<boolean> {
	const topic = topicOf(template);
	if (topic && !(await wantsMail(address, topic))) return false;
	const stopLink = topic && stopLinkFor(originOf(municipality), address, topic);
	const { link } = facts;
	// A letter is read outside the site, so its link names the site.
	const whole: Facts =
		typeof link === 'string' && link.startsWith('/') ? { link: `${originOf(municipality)}${link}` } : {};
	const { subject, text } = letter(
		template,
		locale,
		{ ...facts, ...whole },
		{ municipality: municipality.name, phone: municipality.teamPhone },
		stopLink,
	);
	const { SMTP_URL, MAIL_FROM, SMS_URL } = process.env;
	if (SMS_URL && isPhone(address)) {
		await sendText(SMS_URL, address, textMessage(template, locale, { ...facts, ...whole }, municipality.name));
	} else if (SMTP_URL && !isPhone(address)) {
		await post(SMTP_URL).sendMail({
			from: MAIL_FROM ?? {
				name: `Buurtweefsel ${municipality.name}`,
				address: `niet-antwoorden@${new URL(originOf(municipality)).hostname}`,
			},
			to: { name: '', address },
			subject,
			text,
			headers: { 'Auto-Submitted': 'auto-generated', ...(stopLink && { 'List-Unsubscribe': `<${stopLink}>` }) },
		});
	} else if (await isDemo()) {
		await putDemoMail({ id: newId(), recipient: address, subject, body: text, sent_at: clock.now() });
	} else {
		throw new Error(`${isPhone(address) ? 'SMS_URL' : 'SMTP_URL'} is not set`);
	}
	return true;
}
