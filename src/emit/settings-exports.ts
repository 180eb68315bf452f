/** What the settings module can export: values that the source gives to its Express app, or to a middleware of it. */
export type SettingsExport = 'cookieSecret' | 'locals' | 'parseQuery' | 'settings' | 'trustProxy';

export const SETTINGS_EXPORTS: ReadonlySet<string> = new Set<SettingsExport>(['cookieSecret', 'locals', 'parseQuery', 'settings', 'trustProxy']);
