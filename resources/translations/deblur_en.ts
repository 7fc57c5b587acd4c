<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s) deblurred</source>
        <translation>
            <numerusform>%Ln photo deblurred</numerusform>
            <numerusform>%Ln photos deblurred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln left as it is</numerusform>
            <numerusform>%Ln left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not begun</source>
        <translation>
            <numerusform>%Ln not begun</numerusform>
            <numerusform>%Ln not begun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals stay as they are.</source>
        <translation>
            <numerusform>%Ln earlier result will be replaced. The originals stay as they are.</numerusform>
            <numerusform>%Ln earlier results will be replaced. The originals stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) did not end.</source>
        <translation>
            <numerusform>The last batch did not end.</numerusform>
            <numerusform>%Ln batches did not end.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message numerus="yes">
        <source>Writing %Ln result(s)…</source>
        <translation>
            <numerusform>Writing %Ln result…</numerusform>
            <numerusform>Writing %Ln results…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) written anew at {0} %.</source>
        <translation>
            <numerusform>The result was written anew at {0} %.</numerusform>
            <numerusform>%Ln results were written anew at {0} %.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written:</source>
        <translation>
            <numerusform>%Ln could not be written:</numerusform>
            <numerusform>%Ln could not be written:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookingLine</name>
    <message numerus="yes">
        <source>Looking for photos… %Ln so far</source>
        <translation>
            <numerusform>Looking for photos… %Ln so far</numerusform>
            <numerusform>Looking for photos… %Ln so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectStep</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>in %Ln folder</numerusform>
            <numerusform>in %Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message numerus="yes">
        <source>Apply to %Ln selected</source>
        <translation>
            <numerusform>Apply to %Ln selected</numerusform>
            <numerusform>Apply to %Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message numerus="yes">
        <source>%Ln video(s), the first of them: {0}</source>
        <translation>
            <numerusform>%Ln video: {0}</numerusform>
            <numerusform>%Ln videos, the first of them: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message numerus="yes">
        <source>%Ln batch(es) wait for their turn</source>
        <translation>
            <numerusform>%Ln batch waits for its turn</numerusform>
            <numerusform>%Ln batches wait for their turn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} and %Ln more</numerusform>
            <numerusform>{0} and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
