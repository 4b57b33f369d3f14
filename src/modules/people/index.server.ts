export { ourNames, rolesOf } from './directory.server.ts';
export { loadPeople, type PeopleToLoad } from './load-people.server.ts';
