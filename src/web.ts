import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import { addressHeader, clientAddress } from './platform/route/client-address.ts';

/**
 * The web process. Listens at once and answers 503 until the start script says that the database is
 * ready; then serves the built site. Ends when its start script ends.
 */
const { HOST = '127.0.0.1', PORT = '3000', ORIGIN, TRUST_PROXY } = process.env;
const origin = ORIGIN ? new URL(ORIGIN) : undefined;

// adapter-node learns the address of a request from these headers; we set them, never the visitor.
process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
process.env.HOST_HEADER = 'x-forwarded-host';
process.env.ADDRESS_HEADER = addressHeader;
// A list of people may be five megabytes; who may send one is asked before it is read.
process.env.BODY_SIZE_LIMIT = '6M';

const squeeze = compression();
let site: ((...args: Parameters<RequestListener>) => void) | undefined;

const server = createServer((request, response) => {
	// Files of the built site pass no hook of ours. Pages set the same header again, in place of this one.
	response.setHeader('x-content-type-options', 'nosniff');
	if (!site) return sayNotYet(response);
	request.headers['x-forwarded-proto'] = origin ? origin.protocol.slice(0, -1) : 'http';
	request.headers['x-forwarded-host'] = origin ? origin.host : (request.headers.host ?? `${HOST}:${PORT}`);
	request.headers[addressHeader] = clientAddress(request, TRUST_PROXY === 'yes');
	const next = site;
	squeeze(request as never, response as never, () => next(request, response));
});

function sayNotYet(response: Parameters<RequestListener>[1]): void {
	response.writeHead(503, {
		'content-type': 'text/plain; charset=utf-8',
		'retry-after': '2',
		'cache-control': 'no-store',
	});
	response.end('Buurtweefsel start op. Probeer het over een paar tellen opnieuw.\n');
}

server.once('error', (error: NodeJS.ErrnoException) => {
	process.send?.({ type: 'cannot-listen', code: error.code, message: error.message });
});
server.listen(Number(PORT), HOST, () => {
	const address = server.address();
	if (address && typeof address === 'object')
		process.send?.({ type: 'listening', host: address.address, port: address.port });
});

process.on('message', async (message: { type: string }) => {
	if (message.type !== 'ready' || site) return;
	const { handler } = (await import(join(import.meta.dirname, '..', 'build', 'handler.js'))) as {
		handler: typeof site;
	};
	site = handler;
	process.send?.({ type: 'serving' });
});

function end(): void {
	server.close(() => process.exit(0));
	server.closeIdleConnections();
	setTimeout(() => process.exit(0), 800).unref();
}
process.on('SIGTERM', end);
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
