package dev.tunegate.admin.web;

/** Why something was not done, for people. */
record AlertView(String title, String reason) {}
