using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>How the client of a message authenticated (RFC 4954); all empty when it did not.</summary>
/// <param name="Method">Mechanism.</param>
/// <param name="UserName">Login name.</param>
/// <param name="Sender">AUTH parameter of MAIL.</param>
public sealed record SaslIdentity(string Method, string UserName, string Sender)
{
    /// <summary>Not authenticated.</summary>
    public static readonly SaslIdentity None = new("", "", "");

    internal void Write(AttributeWriter writer)
    {
        writer.Write("sasl_method", Method);
        writer.Write("sasl_username", UserName);
        writer.Write("sasl_sender", Sender);
    }

    internal static SaslIdentity Read(AttributeReader reader) => new(
        reader.ReadString("sasl_method"), reader.ReadString("sasl_username"), reader.ReadString("sasl_sender"));
}
