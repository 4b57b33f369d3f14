export { figuresScreen, figuresTable, publicFiguresResource } from './figures-screen.server.ts';
export { publishFrom, publishQuarter, publishWhereDue } from './publish-figures.server.ts';
