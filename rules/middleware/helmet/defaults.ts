/** The headers that `helmet()` sets, by the option that governs them. Measured with 4.6.0, 5.1.1, 6.2.0, 7.2.0 and 8.3.0. */
export interface HelmetPart {
  /** Names of the option; helmet 7 added the second ones. */
  options: readonly string[];
  header: string;
  /** Value without options by major; null where the header is not sent. */
  value(major: number): string | null;
}

const always = (value: string) => () => value;
const since = (first: number, value: string) => (major: number) => (major >= first ? value : null);

function contentSecurityPolicy(major: number): string {
  const directives = [
    "default-src 'self'",
    "base-uri 'self'",
    ...(major <= 5 ? ['block-all-mixed-content'] : []),
    "font-src 'self' https: data:",
    ...(major >= 5 ? ["form-action 'self'"] : []),
    "frame-ancestors 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "style-src 'self' https: 'unsafe-inline'",
    'upgrade-insecure-requests',
  ];
  return directives.join(';');
}

export const HELMET_PARTS: readonly HelmetPart[] = [
  { options: ['contentSecurityPolicy'], header: 'Content-Security-Policy', value: contentSecurityPolicy },
  { options: ['crossOriginEmbedderPolicy'], header: 'Cross-Origin-Embedder-Policy', value: (major) => (major === 5 || major === 6 ? 'require-corp' : null) },
  { options: ['crossOriginOpenerPolicy'], header: 'Cross-Origin-Opener-Policy', value: since(5, 'same-origin') },
  { options: ['crossOriginResourcePolicy'], header: 'Cross-Origin-Resource-Policy', value: since(5, 'same-origin') },
  { options: ['expectCt'], header: 'Expect-CT', value: (major) => (major <= 5 ? 'max-age=0' : null) },
  { options: ['originAgentCluster'], header: 'Origin-Agent-Cluster', value: since(5, '?1') },
  { options: ['referrerPolicy'], header: 'Referrer-Policy', value: always('no-referrer') },
  { options: ['hsts', 'strictTransportSecurity'], header: 'Strict-Transport-Security', value: (major) => `max-age=${major >= 8 ? 31536000 : 15552000}; includeSubDomains` },
  { options: ['noSniff', 'xContentTypeOptions'], header: 'X-Content-Type-Options', value: always('nosniff') },
  { options: ['dnsPrefetchControl', 'xDnsPrefetchControl'], header: 'X-DNS-Prefetch-Control', value: always('off') },
  { options: ['ieNoOpen', 'xDownloadOptions'], header: 'X-Download-Options', value: always('noopen') },
  { options: ['frameguard', 'xFrameOptions'], header: 'X-Frame-Options', value: always('SAMEORIGIN') },
  { options: ['permittedCrossDomainPolicies', 'xPermittedCrossDomainPolicies'], header: 'X-Permitted-Cross-Domain-Policies', value: always('none') },
  { options: ['xssFilter', 'xXssProtection'], header: 'X-XSS-Protection', value: always('0') },
];

/** The majors that {@link HELMET_PARTS} answers for. */
export const HELMET_MAJORS: readonly number[] = [4, 5, 6, 7, 8];
