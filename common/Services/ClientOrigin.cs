using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>Where a message came from, for logs and XFORWARD; all empty for local submission.</summary>
/// <param name="Name">Client host name.</param>
/// <param name="Address">Client address.</param>
/// <param name="Port">Client port.</param>
/// <param name="Protocol">SMTP or ESMTP.</param>
/// <param name="Helo">What the client called itself.</param>
public readonly record struct ClientOrigin(string Name, string Address, string Port, string Protocol, string Helo)
{
    /// <summary>Unknown or local.</summary>
    public static readonly ClientOrigin None = new("", "", "", "", "");

    internal void Write(AttributeWriter writer)
    {
        writer.Write("log_client_name", Name);
        writer.Write("log_client_address", Address);
        writer.Write("log_client_port", Port);
        writer.Write("log_protocol_name", Protocol);
        writer.Write("log_helo_name", Helo);
    }

    internal static ClientOrigin Read(AttributeReader reader) => new(
        reader.ReadString("log_client_name"),
        reader.ReadString("log_client_address"),
        reader.ReadString("log_client_port"),
        reader.ReadString("log_protocol_name"),
        reader.ReadString("log_helo_name"));
}
