using Postfix.Text;

namespace Postfix.Smtpd.Authentication;

/// <summary>Who the client has proved to be.</summary>
/// <param name="Method">SASL mechanism as the client wrote it, or XCLIENT.</param>
/// <param name="UserName">Login name; fit for the log.</param>
internal sealed record ClientLogin(string Method, string UserName)
{
    private const string Anonymous = "anonymous";

    /// <summary>Whether it is worth anything: with this mechanism everybody gets in.</summary>
    public bool IsAnonymous => ByteText.EqualsIgnoreCase(Method, Anonymous);
}
