export {
  bindings,
  importedFiles,
  type Declaration,
  type ExportBinding,
  type ImportBinding,
  type ModuleBindings,
} from './imports.js';
export { openProject, type SourceModule, type SourceProject } from './project.js';
export type { Resolution } from './resolve.js';
export { spanOf } from './span.js';
export { typeOracle, type TypeAnswer, type TypeKind, type TypeOracle } from './types.js';
