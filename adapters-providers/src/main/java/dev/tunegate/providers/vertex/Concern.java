package dev.tunegate.providers.vertex;

/** What a request is about, and so which right its account needs (IAM roles, seen 2026-11-21). */
enum Concern {
    TUNING(
            "its service account needs the role roles/aiplatform.user",
            "the quota of tuning jobs that run at once is used up; it is freed when one ends, or"
                    + " raised in the Google Cloud console"),
    MODELS(
            "its service account needs the role roles/aiplatform.user",
            "the quota of requests is used up; it fills again with time"),
    FILES(
            "its service account needs the role roles/storage.objectAdmin on the bucket",
            "Cloud Storage asks for a slower pace");

    private final String right;
    private final String patience;

    Concern(String right, String patience) {
        this.right = right;
        this.patience = patience;
    }

    String right() {
        return right;
    }

    String patience() {
        return patience;
    }
}
