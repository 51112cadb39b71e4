package dev.tunegate.admin.finetuning;

/** Where a job's pages are. */
final class JobAddress {

    private JobAddress() {}

    static String of(String id) {
        return "/admin/jobs/" + id;
    }
}
