import { searchDiagnosisCodesOperation } from "@/lib/api/diagnosis-codes";
import { searchDiagnosisCodes } from "@/lib/domain/records/search-diagnosis-codes";
import { route } from "@/lib/platform/http/route";

export const GET = route(searchDiagnosisCodesOperation, ({ actor, query }) =>
  searchDiagnosisCodes(actor, query),
);
