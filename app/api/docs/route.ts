import { apiDocsPage } from "@/lib/platform/http/api-docs-page";

export const GET = apiDocsPage;
