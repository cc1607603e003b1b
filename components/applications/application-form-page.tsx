import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { paths } from "@/lib/paths";
import { ApplicationForm } from "./application-form";

/** The form's own page: way back, heading, form. */
export function ApplicationFormPage(props: Parameters<typeof ApplicationForm>[0]) {
  const name = props.application?.name;
  return (
    <div className="mx-auto max-w-[752px]">
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1.5 text-13 text-text-3">
        <Link href={paths.applications()} className="text-text-2 hover:underline">
          Applications
        </Link>
        <ChevronRight aria-hidden className="size-3.5 shrink-0" />
        <span aria-current="page" className="truncate">
          {name ?? "Add application"}
        </span>
      </nav>
      <h1 className="wrap-anywhere mb-6 text-22">{name ? `Edit ${name}` : "Add application"}</h1>
      <ApplicationForm {...props} />
    </div>
  );
}
