/** Amazon Bedrock: training data in S3, customization jobs, deployments and Converse. */
@NullMarked
package dev.tunegate.providers.bedrock;

import org.jspecify.annotations.NullMarked;
