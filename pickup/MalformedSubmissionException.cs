namespace Postfix.Pickup;

/// <summary>A maildrop file does not hold a message; it will never do.</summary>
internal sealed class MalformedSubmissionException : Exception
{
    public MalformedSubmissionException(string message)
        : base(message)
    {
    }
}
