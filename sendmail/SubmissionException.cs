namespace Postfix.Sendmail;

/// <summary>A message cannot be submitted as it is; whoever knows the user completes the sentence.</summary>
internal sealed class SubmissionException(string message) : Exception(message);
