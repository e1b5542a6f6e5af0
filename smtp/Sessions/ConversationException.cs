namespace Postfix.SmtpClient.Sessions;

/// <summary>A conversation with a server broke off; caught where the stage of the delivery is known.</summary>
internal sealed class ConversationException(ConversationFault fault, Stage stage, Exception? cause = null)
    : IOException($"{fault} while {StageTexts.Doing(stage)}", cause)
{
    public ConversationFault Fault { get; } = fault;

    public Stage Stage { get; } = stage;
}
