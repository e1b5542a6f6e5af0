using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>
/// The outcome of a delivery to one recipient or next hop in the terms of RFC 3464: the "dsn" attribute group of deliver
/// replies and delivery status requests.
/// </summary>
/// <param name="Status">Enhanced status code "4.4.1" (RFC 3463).</param>
/// <param name="Reason">Text for logs and people.</param>
public sealed record DsnDetail(string Status, string Reason)
{
    /// <summary>No trouble to report.</summary>
    public static readonly DsnDetail None = new("", "");

    /// <summary>Action field: "failed", "delayed", "delivered" …; may be empty.</summary>
    public string Action { get; init; } = "";

    /// <summary>Type of <see cref="DiagnosticText"/>: "smtp", "x-unix"; both or none.</summary>
    public string DiagnosticType { get; init; } = "";

    /// <summary>Diagnostic-Code without its type.</summary>
    public string DiagnosticText { get; init; } = "";

    /// <summary>Type of <see cref="MtaName"/>: "dns"; both or none.</summary>
    public string MtaType { get; init; } = "";

    /// <summary>Remote-MTA without its type.</summary>
    public string MtaName { get; init; } = "";

    /// <summary>True for <see cref="None"/> and its like.</summary>
    public bool IsEmpty => Status.Length == 0;

    /// <summary>The detail with its status moved to another class: '4' for soft, '5' for hard failures.</summary>
    public DsnDetail WithClass(char statusClass) =>
        Status.Length == 0 || Status[0] == statusClass ? this : this with { Status = statusClass + Status[1..] };

    /// <summary>Writes the attribute group.</summary>
    public void Write(AttributeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("status", Status);
        writer.Write("diag_type", DiagnosticType);
        writer.Write("diag_text", DiagnosticText);
        writer.Write("mta_type", MtaType);
        writer.Write("mta_mname", MtaName);
        writer.Write("action", Action);
        writer.Write("reason", Reason);
    }

    /// <summary>Reads the attribute group.</summary>
    public static DsnDetail Read(AttributeReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string status = reader.ReadString("status", maxLength: 100);
        string diagnosticType = reader.ReadString("diag_type");
        string diagnosticText = reader.ReadString("diag_text");
        string mtaType = reader.ReadString("mta_type");
        string mtaName = reader.ReadString("mta_mname");
        string action = reader.ReadString("action");
        return new DsnDetail(status, reader.ReadString("reason"))
        {
            Action = action,
            DiagnosticType = diagnosticType,
            DiagnosticText = diagnosticText,
            MtaType = mtaType,
            MtaName = mtaName,
        };
    }
}
